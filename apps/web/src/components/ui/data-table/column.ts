import type { ReactNode } from 'react'

export type Column<Row> = {
  /** Also the sort key handed to `onSort`. */
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** The server sorts by this column. */
  sortable?: boolean
  /** Sorts in the browser by this value; for lists that are loaded whole. */
  sortValue?: (row: Row) => string | number
  align?: 'start' | 'end'
  width?: string
  /** Names the row: carries the link, and heads the card on a phone. Exactly one column. */
  primary?: boolean
  /** Speaks for itself: no label in front of it in the card on a phone. */
  plain?: boolean
  /** Left out of the card on a phone. */
  wideOnly?: boolean
}

export type Sort = { id: string; desc: boolean }
