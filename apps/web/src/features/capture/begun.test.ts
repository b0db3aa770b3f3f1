import { expect, test } from 'vitest'
import { begun, cardOf } from './draft'

const place = { siteId: 'north', locationId: 'door' }

test('a card begins at the place of the poster that was scanned, and says so', () => {
  const draft = begun(null, '', place)
  expect(draft).toMatchObject({ ...place, step: 1, source: 'QR' })
  expect(cardOf(draft)).toMatchObject({ ...place, source: 'QR' })
  expect(cardOf(begun(null, 'only', null))).toMatchObject({ siteId: 'only', source: 'WEB' })
})

test('what was told elsewhere keeps its place; what was only opened there moves along', () => {
  const kept = { siteId: 'south', locationId: 'roof', step: 3 as const }
  expect(begun({ ...kept, whatHappened: 'Oil' }, '', place)).toMatchObject({ ...kept, source: 'WEB' })
  expect(begun({ ...kept, whatHappened: ' ' }, '', place)).toMatchObject({ ...place, step: 3, source: 'QR' })
  expect(begun({ ...kept, source: 'QR' }, 'only', null)).toMatchObject({ ...kept, source: 'QR' })
  expect(begun({ siteId: '' }, 'only', null)).toMatchObject({ siteId: 'only' })
})
