import { expect, test } from 'vitest'
import { bounded } from './bounded'

test('two run, three wait, the sixth is refused, and places come free again', async () => {
  const run = bounded(2, 3)
  let running = 0
  let most = 0
  const finish: (() => void)[] = []
  const work = async () => {
    most = Math.max(most, ++running)
    await new Promise<void>((done) => finish.push(done))
    running--
  }
  const five = Array.from({ length: 5 }, () => run(work))
  await expect(run(work)).rejects.toMatchObject({ code: 'RATE_LIMITED', reason: 'anonymous.busy' })
  for (let left = 5; left > 0; ) {
    const done = finish.shift()
    if (done) left--
    done?.()
    await Promise.resolve()
  }
  await Promise.all(five)
  expect(most).toBe(2)
  await expect(run(async () => 'free')).resolves.toBe('free')
  await expect(run(() => Promise.reject(new Error('broke')))).rejects.toThrow('broke')
  await expect(run(async () => 'still free')).resolves.toBe('still free')
})
