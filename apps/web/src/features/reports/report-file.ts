import { escapeFormula } from '@closecall/documents/formula-cell'

type Page<Row> = { rows: Row[]; next: string | null }

/** Pages up to `most` rows; `cut` where there are more. */
export async function collect<Row>(read: (after: string | null) => Promise<Page<Row>>, most: number) {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const page: Page<Row> = await read(after)
    rows.push(...page.rows)
    after = page.next
  } while (after && rows.length < most)
  return { rows, cut: after !== null }
}

const quoted = (text: string) => `"${escapeFormula(text).replaceAll('"', '""')}"`

/** A CSV file that a spreadsheet of this language opens as it is: with a byte order mark, formulas made harmless. */
export function csvOf(lines: string[][], locale: string): string {
  // A Russian spreadsheet expects the semicolon.
  const delimiter = locale === 'ru' ? ';' : ','
  return `\uFEFF${lines.map((line) => line.map(quoted).join(delimiter)).join('\r\n')}`
}
