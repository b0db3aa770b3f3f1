import { expect, it } from 'vitest'
import { ApiError } from '../api/error'
import type { Card, Filed } from './place'
import { firstFiled } from './use-filing'

const card = (whatHappened: string, urgent = false): Card => ({
  key: '0b0e6b0e-0000-4000-8000-000000000001',
  place: { slug: 'bakery' },
  siteId: 's',
  locationId: null,
  type: 'NEAR_MISS',
  occurredOn: null,
  whatHappened,
  urgent,
})
const filed: Filed = { receipt: '12345678901234567890', proof: {}, handOverAt: null, number: null }
const otherWords = new ApiError('CONFLICT', 'report.already_filed')

/** A server that has these words, and answers anything else as it does. */
function having(words: string) {
  const sent: Card[] = []
  const file = async (each: Card) => {
    sent.push(each)
    if (each.whatHappened !== words) throw otherWords
    return filed
  }
  return { sent, file }
}

it('finds among the earlier sendings the one that arrived, and says that more was written since', async () => {
  const { sent, file } = having('second')
  const earlier = [card('first'), card('second'), card('third')]
  expect(await firstFiled(otherWords, earlier, true, file)).toEqual({
    filed,
    card: earlier[1],
    changed: true,
  })
  expect(sent, 'its words, with the haste of today').toEqual([card('first', true), card('second', true)])
})

it('leaves a refusal what it was, where none of them arrived or it is another one', async () => {
  const { sent, file } = having('somebody else’s')
  await expect(firstFiled(otherWords, [card('first')], false, file)).rejects.toBe(otherWords)
  await expect(firstFiled(otherWords, [], false, file)).rejects.toBe(otherWords)
  expect(sent).toHaveLength(1)
  const lost = new ApiError('UNAVAILABLE', 'unavailable')
  await expect(firstFiled(lost, [card('first')], false, file)).rejects.toBe(lost)
  expect(sent, 'nothing is sent again for want of network').toHaveLength(1)
})
