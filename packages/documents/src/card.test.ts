import { cardTexts } from '@closecall/messages/cards'
import { expect, test } from 'vitest'
import { type CardSize, renderCards } from './card'

const box = { name: 'Canteen', place: 'Gate, North', emergency: 'Guard: 112' }
const sheet = async (size: CardSize, language: 'en' | 'ru', more = {}) =>
  Buffer.from(await renderCards(size, language, cardTexts(language), { ...box, ...more })).toString('latin1')

test.each([
  ['a5', 'en'],
  ['a6', 'en'],
  ['a5', 'ru'],
  ['a6', 'ru'],
] as const)('a sheet of %s cards in %s is one paper of A4 with two sides', async (size, language) => {
  const pdf = await sheet(size, language)
  expect(pdf).toMatch(/^%PDF-/)
  expect(pdf).toMatch(/\/Type \/Pages\s+\/Count 2\b/)
  expect(pdf).toMatch(/\/MediaBox \[0 0 595\.2\d* 841\.8\d*\]/)
})

test('words without end stay on the card, and typed code is not run', async () => {
  const long = 'Щ'.repeat(200)
  for (const size of ['a5', 'a6'] as const) {
    const pdf = await sheet(size, 'ru', { name: long, place: `#pagebreak() ] $x$ ${long}`, emergency: long })
    expect(pdf).toMatch(/\/Type \/Pages\s+\/Count 2\b/)
  }
  expect(await sheet('a6', 'en', { emergency: null })).toMatch(/\/Count 2\b/)
})
