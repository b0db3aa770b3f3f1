import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultSettings, freeSlug, settingsOf, slugFrom } from './organisation'

test.each([
  ['Завод № 7', 'zavod-7'],
  ['Щёлковский хлебозавод', 'shchelkovskiy-khlebozavod'],
  ['Café Été', 'cafe-ete'],
  ['🏭', 'org-new'],
  ['AB', 'org-ab'],
])('%s becomes %s', (name, slug) => {
  expect(slugFrom(name)).toBe(slug)
})

test('whatever the name, the word fits the database and stays free', () => {
  const shape = /^[a-z0-9](?:[a-z0-9-]{1,46}[a-z0-9])$/
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.nat(30), (name, others) => {
      const wanted = slugFrom(name)
      const taken = new Set([wanted, ...Array.from({ length: others }, (_, n) => `${wanted}-${n + 2}`)])
      const slug = freeSlug(wanted, taken)
      expect(slug).toMatch(shape)
      expect(taken.has(slug)).toBe(false)
    }),
  )
})

test('what is stored wrongly counts as not set', () => {
  expect(settingsOf(null)).toEqual(defaultSettings)
  expect(
    settingsOf({ acknowledgeHours: 12, triageWorkingDays: 'x', answerWorkingDays: -1, other: 1 }),
  ).toEqual({
    ...defaultSettings,
    acknowledgeHours: 12,
  })
})
