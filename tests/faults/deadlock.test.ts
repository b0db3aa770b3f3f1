import type { Tx } from '@closecall/db/database'
import { expect, test } from 'vitest'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()

type Touch = (tx: Tx, year: number) => Promise<unknown>
const byHand: Touch = (tx, year) =>
  tx.$executeRaw`UPDATE report_counter SET last = last + 1 WHERE year = ${year}`
const byPrisma: Touch = (tx, year) =>
  tx.reportCounter.updateMany({ where: { year }, data: { last: { increment: 1 } } })

test.each([
  ['statements by hand', byHand],
  ['Prisma', byPrisma],
])('two transactions that wait for one another are both done in the end: %s', async (_, touch) => {
  const { id } = await makeOrganisation(product())
  const [one, other] = [2001, 2002] as const
  const rows = [one, other].map((year) => ({ organisationId: id, year, last: 0 }))
  await product().database.write(id, (tx) => tx.reportCounter.createMany({ data: rows }))
  let met = 0
  let meet = () => {}
  const bothHoldOne = new Promise<void>((resolve) => {
    meet = resolve
  })
  const cross = (first: number, second: number) =>
    product().database.write(id, async (tx) => {
      await touch(tx, first)
      if (++met === 2) meet()
      await bothHoldOne
      await touch(tx, second)
    })
  await Promise.all([cross(one, other), cross(other, one)])
  const left = await product().database.write(id, (tx) => tx.reportCounter.findMany())
  expect(left.map(({ last }) => last)).toEqual([2, 2])
  // Who goes back may take its first row again before the other wakes, and meet it once more.
  expect(met).toBeGreaterThanOrEqual(3)
})
