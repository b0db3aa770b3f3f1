import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type CardSize, renderCards } from './card'

const template = readFileSync(new URL('card.typ', import.meta.url), 'utf8')
const names = [...template.matchAll(/words\.(\w+)/g)].map(([, name = '']) => name)
const words = {
  ...Object.fromEntries(names.map((name) => [name, `The words of ${name}`])),
  types: ['Fire', 'Other'],
}
const box = { name: 'Canteen', place: 'Gate, North', emergency: 'Guard: 112' }
const sheet = async (size: CardSize, more = {}) =>
  Buffer.from(await renderCards(size, 'en', words, { ...box, ...more })).toString('latin1')

test('a sheet is one paper of A4 with two sides, two cards of A5 or four of A6 on each', async () => {
  for (const size of ['a5', 'a6'] as const) {
    const pdf = await sheet(size)
    expect(pdf).toMatch(/\/Type \/Pages\s+\/Count 2\b/)
    expect(pdf).toMatch(/\/MediaBox \[0 0 595\.2\d* 841\.8\d*\]/)
  }
})

test('names without end stay on the card, and nothing typed is run', async () => {
  const long = 'Щ'.repeat(200)
  for (const size of ['a5', 'a6'] as const) {
    const pdf = await sheet(size, { name: long, place: `#pagebreak() ] $x$ ${long}`, emergency: long })
    expect(pdf).toMatch(/\/Type \/Pages\s+\/Count 2\b/)
  }
  expect(await sheet('a6', { emergency: null })).toMatch(/\/Count 2\b/)
})
