import type { Tx } from '@closecall/db/database'
import { expect, test } from 'vitest'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()

type Touch = (tx: Tx, id: string) => Promise<unknown>
const byHand: Touch = (tx, id) => tx.$executeRaw`UPDATE site SET name = name || '!' WHERE id = ${id}::uuid`
const byPrisma: Touch = async (tx, id) => {
  const [site] = await tx.site.findMany({ where: { id } })
  await tx.site.updateMany({ where: { id }, data: { name: `${site?.name}!` } })
}

test.each([
  ['statements by hand', byHand],
  ['Prisma', byPrisma],
])('two transactions that wait for one another are both done in the end: %s', async (_, touch) => {
  const { id, sites } = await makeOrganisation(product())
  const [one, other] = sites
  let met = 0
  let meet = () => {}
  const bothHoldOne = new Promise<void>((resolve) => {
    meet = resolve
  })
  const cross = (first: string, second: string) =>
    product().database.write(id, async (tx) => {
      await touch(tx, first)
      if (++met === 2) meet()
      await bothHoldOne
      await touch(tx, second)
    })
  await Promise.all([cross(one.id, other.id), cross(other.id, one.id)])
  const left = await product().database.write(id, (tx) => tx.site.findMany({ orderBy: { name: 'asc' } }))
  expect(left.map(({ name }) => name)).toEqual([`${one.name}!!`, `${other.name}!!`])
  expect(met).toBe(3)
})
