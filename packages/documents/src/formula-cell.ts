/**
 * Spreadsheets run a cell that begins with one of these. A leading apostrophe makes it text. Cells that already
 * begin with an apostrophe before such a sign get one more, so that reading back gives exactly what was written.
 */
const RISKY = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/

export function escapeFormula(cell: string): string {
  return RISKY.test(cell) ? `'${cell}` : cell
}

export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && RISKY.test(cell) ? cell.slice(1) : cell
}
