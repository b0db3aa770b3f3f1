import { TABLE_LIMITS, type TableLimits } from './table-limits'

export type RowNote = {
  reason: 'nul_removed' | 'missing_cells' | 'extra_cells' | 'cell_too_long'
  column?: number
}

/** `number` is what a spreadsheet shows beside the row: records are counted, line breaks inside a cell are not. */
export type TableRow = { number: number; cells: string[]; notes: RowNote[] }

const NUL = /\0/
const HALF_PAIRS = /\p{Surrogate}/gu

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/** PostgreSQL stores no NUL and no half of a surrogate pair; both are repaired here and the first is reported. */
export function tableRow(number: number, raw: string[], limits: TableLimits = TABLE_LIMITS): TableRow {
  const notes: RowNote[] = []
  const cells = raw.map((value, column) => {
    let cell = value.replace(HALF_PAIRS, '\uFFFD')
    if (NUL.test(cell)) {
      notes.push({ reason: 'nul_removed', column })
      cell = cell.replaceAll('\0', '')
    }
    if (cell.length > limits.cell) {
      notes.push({ reason: 'cell_too_long', column })
      cell = cell.slice(0, limits.cell).replace(HALF_PAIRS, '')
    }
    return cell
  })
  return { number, cells, notes }
}

/** Gives a row the width of the header. Surplus cells matter only when something is written in them. */
export function fitted(row: TableRow, width: number): TableRow {
  if (row.cells.length === width) return row
  if (row.cells.length < width) {
    const cells = [...row.cells, ...Array.from({ length: width - row.cells.length }, () => '')]
    return { ...row, cells, notes: [...row.notes, { reason: 'missing_cells' }] }
  }
  const surplus = row.cells.slice(width)
  const notes = isBlank(surplus)
    ? row.notes
    : [...row.notes, { reason: 'extra_cells' as const, column: width }]
  return { ...row, cells: row.cells.slice(0, width), notes: notes.filter((n) => (n.column ?? 0) <= width) }
}
