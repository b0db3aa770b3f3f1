import { expect, it } from 'vitest'
import { ApiError } from '../api/error'
import { keepReport, keptReports } from './kept-store'
import type { Card, Filed } from './place'
import { sendKept } from './send-kept'

const card: Card = {
  key: '0b0e6b0e-0000-4000-8000-000000000001',
  place: { code: '7K2M9QXD' },
  siteId: 's',
  locationId: null,
  type: 'NEAR_MISS',
  occurredOn: '2026-03-10',
  whatHappened: 'A loose rail.',
  urgent: false,
}
const filed: Filed = { receipt: '12345678901234567890', proof: {}, handOverAt: null, number: null }
const kept = { card, earlier: [], slug: 'bakery' }

/** A server that refuses what the test says. */
function refusing(why: (card: Card) => ApiError | false) {
  const sent: Card[] = []
  const file = async (each: Card) => {
    sent.push(each)
    const error = why(each)
    if (error) throw error
    return filed
  }
  return { sent, file }
}

it('is filed under its key, with the day on which it was written', async () => {
  const { sent, file } = refusing(() => false)
  expect(await sendKept(kept, file)).toEqual({ filed, card, changed: false })
  expect(sent).toEqual([card])
})

it('goes to the organisation itself where the poster was replaced meanwhile', async () => {
  const { sent, file } = refusing(({ place }) => Boolean(place.code) && new ApiError('NOT_FOUND', 'x'))
  expect((await sendKept(kept, file)).filed).toBe(filed)
  expect(sent.map(({ place }) => place)).toEqual([{ code: '7K2M9QXD' }, { slug: 'bakery' }])
})

it('is not stopped by the calendar of a phone', async () => {
  const { sent, file } = refusing(({ occurredOn }) => Boolean(occurredOn) && new ApiError('INVALID', 'x'))
  expect((await sendKept(kept, file)).filed).toBe(filed)
  expect(sent.map(({ occurredOn }) => occurredOn)).toEqual(['2026-03-10', null])
})

it('finds the receipt of a sending whose answer was lost before it was kept', async () => {
  const before = { ...card, whatHappened: 'A loose' }
  const filedAlready = new ApiError('CONFLICT', 'report.already_filed')
  const { file } = refusing(({ whatHappened }) => whatHappened !== before.whatHappened && filedAlready)
  const answer = await sendKept({ ...kept, earlier: [before] }, file)
  expect(answer).toEqual({ filed, card: before, changed: true })
})

it('waits on without network, and says when it can never be filed', async () => {
  const lost = new ApiError('UNAVAILABLE', 'unavailable')
  const { sent, file } = refusing(() => lost)
  await expect(sendKept(kept, file)).rejects.toBe(lost)
  expect(sent).toHaveLength(1)
  const gone = refusing(() => new ApiError('NOT_FOUND', 'x'))
  await expect(sendKept(kept, gone.file)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('says so where a browser keeps nothing', async () => {
  expect(await keptReports()).toEqual([])
  expect(await keepReport({ key: card.key, slug: 'bakery', card, earlier: [], photos: [] })).toBe(false)
})
