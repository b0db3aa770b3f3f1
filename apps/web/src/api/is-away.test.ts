import { beforeEach, expect, test, vi } from 'vitest'

type Answer = 'ok' | 'unreachable' | 'broken' | 'refused'

/** Whether the product is away while /readyz answers so, one after another. */
async function awayAfter(...answers: Answer[]) {
  const fetched = vi.fn(async () => {
    const answer = answers.shift()
    if (answer === 'refused')
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) })
    if (answer === 'broken') throw new DOMException('timed out', 'TimeoutError')
    return Response.json({ database: answer })
  })
  vi.stubGlobal('fetch', fetched)
  const { isAway } = await import('./is-away')
  const away = await isAway()
  return { away, probes: fetched.mock.calls.length, isAway, fetched }
}

beforeEach(() => vi.resetModules())

test.each<[boolean, Answer[]]>([
  [false, ['ok']],
  [false, ['unreachable', 'ok']],
  [false, ['broken', 'ok']],
  [true, ['unreachable', 'broken']],
  [true, ['broken', 'unreachable']],
  [true, ['refused']],
  [true, ['broken', 'refused']],
])('away is %s after %j', async (away, answers) => {
  const count = answers.length
  expect(await awayAfter(...answers)).toMatchObject({ away, probes: count })
})

test('pages of the same moment ask once, later ones again', async () => {
  const { isAway, fetched } = await awayAfter('ok', 'refused')
  expect(await Promise.all([isAway(), isAway()])).toEqual([false, false])
  expect(fetched).toHaveBeenCalledTimes(1)
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 2_001)
  expect(await isAway()).toBe(true)
})
