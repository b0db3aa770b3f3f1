'use client'

import {
  createSortedRowModel,
  type RowData,
  rowSelectionFeature,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import type { Column, Sort } from './column'

const features = tableFeatures({
  rowSelectionFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
})

type Options<Row> = {
  columns: Column<Row>[]
  rows: Row[]
  rowId: (row: Row) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
  selected?: string[]
  onSelect?: (ids: string[]) => void
}

/** The table's model: order and selection. With `onSort` the server has ordered the rows already. */
export function useRows<Row extends RowData>(options: Options<Row>) {
  const { columns, rows, rowId, sort, onSort, selected, onSelect } = options
  const [ownSort, setOwnSort] = useState<Sort | undefined>(sort)
  const current = onSort ? sort : ownSort
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row) => column.sortValue?.(row) ?? '',
        sortFn: 'basic' as const,
        enableSorting: Boolean(column.sortable || column.sortValue),
      })),
    [columns],
  )
  const sorting = useMemo(() => (current ? [current] : []), [current])
  const rowSelection = useMemo(
    () => Object.fromEntries((selected ?? []).map((id) => [id, true as const])),
    [selected],
  )
  return useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    manualSorting: Boolean(onSort),
    enableSortingRemoval: false,
    enableRowSelection: Boolean(onSelect),
    state: { sorting, rowSelection },
    onSortingChange: (update) => {
      const [next] = typeof update === 'function' ? update(sorting) : update
      if (next) (onSort ?? setOwnSort)(next)
    },
    onRowSelectionChange: (update) => {
      const next = typeof update === 'function' ? update(rowSelection) : update
      onSelect?.(Object.keys(next).filter((id) => next[id]))
    },
  })
}
