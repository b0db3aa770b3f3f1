import { boxDays } from '@closecall/worker/tasks/box-days'
import { expect, test } from 'vitest'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { doWaiting, useWorker } from '../support/worker'

const product = useProduct()
const worker = useWorker(product)

test('every day is judged after its own midnight, also those on which no worker ran', async () => {
  const { clock, database } = product()
  clock.now = new Date('2026-03-10T10:00:00Z')
  const org = await makeOrganisation(product(), { timeZone: 'Asia/Kathmandu' })
  const judged = async () => {
    await doWaiting(worker(), boxDays)
    const rows = await database.write(org.id, (tx) => tx.boxDay.findMany({ orderBy: { day: 'asc' } }))
    return rows.map((row) => row.day.toISOString().slice(0, 10))
  }
  expect(await judged()).toEqual([])
  clock.now = new Date('2026-03-10T18:14:00Z')
  expect(await judged()).toEqual([])
  clock.now = new Date('2026-03-10T18:15:30Z')
  expect(await judged()).toEqual(['2026-03-10'])
  clock.now = new Date('2026-03-13T20:00:00Z')
  expect(await judged()).toEqual(['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'])
})
