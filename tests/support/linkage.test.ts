import { describe, expect, test } from 'vitest'
import { linked } from './linkage'

/** Mulberry32: the same lots each time, so that nothing here fails by chance. */
function lots(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let drawn = Math.imul(state ^ (state >>> 15), 1 | state)
    drawn = (drawn + Math.imul(drawn ^ (drawn >>> 7), 61 | drawn)) ^ drawn
    return ((drawn ^ (drawn >>> 14)) >>> 0) / 2 ** 32
  }
}

function shuffled(numbers: number[], lot: () => number): number[] {
  const left = [...numbers]
  return numbers.map(() => left.splice(Math.floor(lot() * left.length), 1)[0] ?? 0)
}

const authors = (n: number) => Array.from({ length: n }, (_, author) => author)
const rounds = 2_000
/** Of as many orders, how many are taken for telling. */
function alarms(n: number, order: (lot: () => number) => number[]): number {
  const lot = lots(n)
  return authors(rounds).filter(() => linked(order(lot))).length
}
/** First the authors of each part of the day, by lot among themselves. */
const inParts = (n: number, parts: number) => (lot: () => number) =>
  authors(parts).flatMap((part) =>
    shuffled(
      authors(n).filter((author) => Math.floor((author * parts) / n) === part),
      lot,
    ),
  )

describe.each([20, 30, 40])('of %i', (n) => {
  test('what was drawn by lot tells nothing', () => {
    expect(alarms(n, (lot) => shuffled(authors(n), lot))).toBe(0)
  })

  test('the half of the day is seen, and so is the quarter, the order and its opposite', () => {
    for (const parts of [2, 4, n]) expect([parts, alarms(n, inParts(n, parts))]).toEqual([parts, rounds])
    expect(linked(authors(n).toReversed())).toBe(true)
    expect(linked([...inParts(n, 2)(lots(1))].toReversed())).toBe(true)
  })
})

test('of forty the half of the day is seen also where two of each half stand in the other', () => {
  const leak = (lot: () => number) => {
    const order = inParts(40, 2)(lot)
    for (const place of [3, 11]) {
      const other = 20 + Math.floor(lot() * 20)
      ;[order[place], order[other]] = [order[other] ?? 0, order[place] ?? 0]
    }
    return order
  }
  expect(alarms(40, leak)).toBe(rounds)
})
