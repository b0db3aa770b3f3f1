import { expect, it, vi } from 'vitest'
import { ApiError } from '../../api/error'
import { inSlices } from './in-slices'

const items = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `${index}`, version: 1 }))
const done = ({ id }: { id: string }) => ({ id, ok: true, code: null, reason: null, details: null })
const ids = (all: { id: string }[]) => all.map(({ id }) => id)

it.each([
  [1, [1]],
  [100, [100]],
  [101, [100, 1]],
  [250, [100, 100, 50]],
])('%i reports go out as %j, one slice after another', async (count, sizes) => {
  let open = 0
  const sent: number[] = []
  const results = await inSlices(items(count), async (slice) => {
    expect(++open).toBe(1)
    await Promise.resolve()
    open--
    sent.push(slice.length)
    return slice.map(done)
  })
  expect(sent).toEqual(sizes)
  expect(ids(results)).toEqual(ids(items(count)))
})

it('fails as a whole where nothing was done', async () => {
  const lost = new ApiError('UNAVAILABLE', 'unavailable')
  await expect(inSlices(items(150), () => Promise.reject(lost))).rejects.toBe(lost)
})

it('tells what was done before a later slice failed, and tries no further', async () => {
  const send = vi.fn(async (slice: { id: string }[]) => {
    if (slice[0]?.id === '100') throw new ApiError('UNAVAILABLE', 'unavailable')
    return slice.map(done)
  })
  const results = await inSlices(items(250), send)
  expect(send).toHaveBeenCalledTimes(2)
  expect(ids(results)).toEqual(ids(items(250)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(100)
  expect(results[100]).toEqual({
    id: '100',
    ok: false,
    code: 'UNAVAILABLE',
    reason: 'unavailable',
    details: {},
  })
})
