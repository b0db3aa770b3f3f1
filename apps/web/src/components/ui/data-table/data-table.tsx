'use client'

import { Checkbox } from '@mantine/core'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type MouseEvent, type ReactNode, useRef } from 'react'
import type { ApiError } from '../../../api/error'
import { ErrorState } from '../error-state'
import { SkeletonRows } from '../skeletons'
import type { Column, Sort } from './column'
import classes from './data-table.module.css'
import { useRowKeys } from './use-row-keys'
import { useRows } from './use-rows'

type Props<Row> = {
  /** Names the table for assistive technology. */
  label: string
  columns: Column<Row>[]
  rows: Row[]
  rowId: (row: Row) => string
  loading?: boolean
  error?: ApiError
  onRetry?: () => void
  /** An `EmptyState`. */
  empty: ReactNode
  /** With `onSort` the server sorts; without it `sortValue` columns sort here, starting from `sort`. */
  sort?: Sort
  onSort?: (sort: Sort) => void
  selected?: string[]
  onSelect?: (ids: string[]) => void
  /** Where a row leads, or what opening it does. */
  href?: (row: Row) => string
  onOpen?: (row: Row) => void
  /** j, k, Enter, x. Off when another table on the page has them. */
  keys?: boolean
  /** Usually `LoadMore`. */
  footer?: ReactNode
}

export function DataTable<Row extends object>(props: Props<Row>) {
  const { label, columns, rows, loading, error, onRetry, empty, onSelect, href, onOpen, footer } = props
  const t = useTranslations('common.list')
  const router = useRouter()
  const body = useRef<HTMLTableSectionElement>(null)
  const table = useRows(props)
  const shown = table.getRowModel().rows
  const open =
    href || onOpen ? (row: Row) => (onOpen ? onOpen(row) : router.push(href?.(row) ?? '')) : undefined
  useRowKeys(body, {
    enabled: props.keys !== false,
    open: (index) => shown[index] && open?.(shown[index].original),
    toggle: (index) => shown[index]?.toggleSelected(),
  })

  if (error && rows.length === 0) return <ErrorState error={error} onRetry={onRetry} />
  if (loading && rows.length === 0) {
    return (
      <div role="status" aria-label={t('loading')} className={classes.frame}>
        <SkeletonRows />
      </div>
    )
  }
  if (rows.length === 0) return <>{empty}</>

  const clicked = (event: MouseEvent, row: Row) => {
    const inside = (event.target as HTMLElement).closest('a, button, input, label, [role=menu]')
    if (!inside && !getSelection()?.toString()) open?.(row)
  }
  return (
    <div className={classes.frame} data-busy={loading || undefined}>
      <table className={classes.table} aria-label={label} role="table">
        <thead role="rowgroup">
          <tr role="row">
            {onSelect && (
              <th className={classes.check} role="columnheader">
                <Checkbox
                  aria-label={t('selectAll')}
                  checked={table.getIsAllRowsSelected()}
                  indeterminate={table.getIsSomeRowsSelected()}
                  onChange={table.getToggleAllRowsSelectedHandler()}
                />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} model={table.getColumn(column.id)} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} role="rowgroup">
          {shown.map((row, index) => (
            <tr
              key={row.id}
              role="row"
              data-row={row.id}
              data-opens={open ? true : undefined}
              aria-selected={onSelect ? row.getIsSelected() : undefined}
              tabIndex={index === 0 ? 0 : -1}
              onClick={(event) => clicked(event, row.original)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && event.target === event.currentTarget) open?.(row.original)
              }}
            >
              {onSelect && (
                <td className={classes.check} role="cell">
                  <Checkbox
                    aria-label={t('selectRow', { row: index + 1 })}
                    checked={row.getIsSelected()}
                    onChange={() => {}}
                    onClick={row.getToggleSelectedHandler()}
                  />
                </td>
              )}
              {columns.map((column) => (
                <td
                  key={column.id}
                  role="cell"
                  className={column.primary ? classes.primary : undefined}
                  data-label={column.plain ? undefined : column.header}
                  data-align={column.align}
                  data-wide={column.wideOnly || undefined}
                >
                  {column.primary && href ? (
                    <Link href={href(row.original)} tabIndex={-1}>
                      {column.cell(row.original)}
                    </Link>
                  ) : (
                    column.cell(row.original)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {footer}
    </div>
  )
}

type Model = {
  getCanSort: () => boolean
  getIsSorted: () => false | 'asc' | 'desc'
  toggleSorting: () => void
}

function HeadCell<Row>({ column, model }: { column: Column<Row>; model?: Model }) {
  const sorted = model?.getIsSorted()
  const Arrow = sorted === 'desc' ? ArrowDown : sorted === 'asc' ? ArrowUp : ChevronsUpDown
  return (
    <th
      role="columnheader"
      scope="col"
      style={{ width: column.width }}
      data-align={column.align}
      aria-sort={sorted ? (sorted === 'desc' ? 'descending' : 'ascending') : undefined}
    >
      {model?.getCanSort() ? (
        <button type="button" onClick={() => model.toggleSorting()}>
          {column.header}
          <Arrow size={14} aria-hidden className={sorted ? undefined : classes.unsorted} />
        </button>
      ) : (
        column.header
      )}
    </th>
  )
}
