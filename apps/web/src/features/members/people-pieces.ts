import type { PersonCells } from './people-columns'

/** Rows that go to the API at once. The first `known` went before, and are sent again only to be seen beside the others. */
export type Piece = { rows: PersonCells[]; known: number; places: number[] }

const size = (row: PersonCells) => new TextEncoder().encode(JSON.stringify(row)).length
/** Coarser than the API compares: a row too many beside another does no harm, one too few would let a person in twice. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** For each row, the earlier ones that name the same person: by number or e-mail, and whoever those in turn repeat. */
function repeated(rows: PersonCells[]): number[][] {
  const first = new Map<string, number>()
  const earlier: number[][] = []
  rows.forEach((row, place) => {
    const found = new Set<number>()
    for (const [field, text] of [
      ['number', folded(row.personnelNumber)],
      ['email', folded(row.email)],
    ] as const) {
      if (text === '') continue
      const before = first.get(`${field} ${text}`)
      if (before === undefined) first.set(`${field} ${text}`, place)
      else for (const other of [...(earlier[before] ?? []), before]) found.add(other)
    }
    earlier.push([...found].sort((a, b) => a - b))
  })
  return earlier
}

/**
 * The API takes 100 KB a request: as many rows at once as surely fit, judged as the whole table would be. A person who
 * stands in it twice is refused the second time, also when the two rows go in different pieces.
 */
export function inPieces(rows: PersonCells[], most = 60_000): Piece[] {
  const earlier = repeated(rows)
  const sizes = rows.map(size)
  const pieces: { known: Set<number>; own: number[] }[] = []
  let room = 0
  rows.forEach((_, place) => {
    const [start] = pieces.at(-1)?.own ?? []
    const before = (earlier[place] ?? []).filter((other) => start === undefined || other < start)
    const missing = before.filter((other) => !pieces.at(-1)?.known.has(other))
    const needed = [place, ...missing].reduce((sum, other) => sum + (sizes[other] ?? 0), 0)
    if (start !== undefined && needed <= room) {
      const piece = pieces.at(-1)
      for (const other of missing) piece?.known.add(other)
      piece?.own.push(place)
      room -= needed
      return
    }
    const known = new Set(earlier[place])
    pieces.push({ known, own: [place] })
    room = most - [place, ...known].reduce((sum, other) => sum + (sizes[other] ?? 0), 0)
  })
  return pieces.map(({ known, own }) => {
    const places = [...[...known].sort((a, b) => a - b), ...own]
    return { rows: places.flatMap((place) => rows[place] ?? []), known: known.size, places }
  })
}
