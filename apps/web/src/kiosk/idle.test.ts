import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cameraFor, idleAfter, idleWatch, warnFor } from './idle'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched(clock = () => Date.now()) {
  const [warn, wipe] = [vi.fn<(left: number | null) => void>(), vi.fn<() => void>()]
  return { warn, wipe, ...idleWatch(clock, { warn, wipe }) }
}
const said = ({ warn }: ReturnType<typeof watched>) => warn.mock.calls.map(([left]) => left)

it('counts down for twenty seconds and wipes after sixty, once', () => {
  const watch = watched()
  vi.advanceTimersByTime(idleAfter - warnFor - 1_000)
  expect(said(watch)).toEqual([])
  vi.advanceTimersByTime(warnFor)
  expect(said(watch)).toEqual(Array.from({ length: 20 }, (_, at) => 20 - at))
  expect(watch.wipe).not.toHaveBeenCalled()
  vi.advanceTimersByTime(idleAfter)
  expect(said(watch).at(-1)).toBeNull()
  expect(watch.wipe).toHaveBeenCalledOnce()
})

it('begins anew with every touch', () => {
  const watch = watched()
  for (let at = 0; at < 10; at++) {
    vi.advanceTimersByTime(39_000)
    watch.touch()
  }
  expect(said(watch)).toEqual([])
  expect(watch.wipe).not.toHaveBeenCalled()
})

it('takes no stray touch for an answer to its question', () => {
  const watch = watched()
  vi.advanceTimersByTime(50_000)
  watch.touch()
  vi.advanceTimersByTime(10_000)
  expect(watch.wipe).toHaveBeenCalledOnce()
})

it('goes on when somebody says that they are there', () => {
  const watch = watched()
  vi.advanceTimersByTime(50_000)
  watch.stay()
  expect(said(watch).at(-1)).toBeNull()
  vi.advanceTimersByTime(39_000)
  expect(watch.wipe).not.toHaveBeenCalled()
  vi.advanceTimersByTime(21_000)
  expect(watch.wipe).toHaveBeenCalledOnce()
})

it('wipes at once after a sleep, and not because the clock was set back', () => {
  let now = 1_000_000
  const asleep = watched(() => now)
  now += 10 * idleAfter
  vi.advanceTimersByTime(250)
  expect(asleep.wipe).toHaveBeenCalledOnce()

  const back = watched(() => now)
  now -= 3_600_000
  vi.advanceTimersByTime(250)
  now += idleAfter - warnFor - 1_000
  vi.advanceTimersByTime(250)
  expect(said(back)).toEqual([])
  now += warnFor + 1_000
  vi.advanceTimersByTime(250)
  expect(back.wipe, 'and never later than a minute after it').toHaveBeenCalledOnce()
})

it('asks nothing where nothing was written, and every touch counts to the end', () => {
  const [warn, wipe] = [vi.fn<(left: number | null) => void>(), vi.fn<() => void>()]
  const watch = idleWatch(Date.now, { warn, wipe }, 0)
  vi.advanceTimersByTime(idleAfter - 1_000)
  watch.touch()
  vi.advanceTimersByTime(idleAfter - 1_000)
  expect(wipe).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1_000)
  expect(wipe).toHaveBeenCalledOnce()
  expect(warn).not.toHaveBeenCalled()
})

it('stops with its screen', () => {
  const watch = watched()
  watch.stop()
  vi.advanceTimersByTime(2 * idleAfter)
  expect(watch.wipe).not.toHaveBeenCalled()
})

it('waits for a camera, and not longer than it takes to take a picture', () => {
  const watch = watched()
  watch.camera()
  vi.advanceTimersByTime(cameraFor)
  expect(said(watch)).toEqual([])
  watch.touch()
  vi.advanceTimersByTime(idleAfter)
  expect(watch.wipe).toHaveBeenCalledOnce()

  const left = watched()
  left.camera()
  vi.advanceTimersByTime(cameraFor + idleAfter)
  expect(left.wipe).toHaveBeenCalledOnce()
})
