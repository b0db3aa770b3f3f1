export type TableLimits = { bytes: number; rows: number; columns: number; cell: number }

export const TABLE_LIMITS: TableLimits = {
  bytes: 50 * 1024 * 1024,
  rows: 100_000,
  columns: 200,
  cell: 20_000,
}
