export type Row = { bench: string; what: string; figure: string; detail: string; ratio: string }

/** The rows as a Markdown table: what docs/benchmarks.md holds. */
export function table(rows: Row[]): string {
  const heads = ['benchmark', 'what', 'figure', 'detail', 'ratio to the peer']
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const body = rows.map((row) => line([row.bench, row.what, row.figure, row.detail, row.ratio]))
  return [line(heads), line(heads.map(() => '---')), ...body].join('\n')
}
