import { setImmediate } from 'node:timers/promises'
import { atMost } from '@closecall/db/reads/turns'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('never more at once than allowed, and everybody has a turn, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ steps: fc.nat(3), fails: fc.boolean() }), { maxLength: 12 }),
      async (most, works) => {
        const turn = atMost(most)
        const begun: number[] = []
        let running = 0
        let peak = 0
        const outcomes = await Promise.allSettled(
          works.map(({ steps, fails }, i) =>
            turn(async () => {
              begun.push(i)
              peak = Math.max(peak, ++running)
              for (let n = 0; n < steps; n++) await setImmediate()
              running--
              if (fails) throw new Error('no')
              return i
            }),
          ),
        )
        expect(peak).toBeLessThanOrEqual(most)
        expect(begun).toEqual(works.map((_, i) => i))
        expect(outcomes.map(({ status }) => status)).toEqual(
          works.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')),
        )
      },
    ),
  )
})
