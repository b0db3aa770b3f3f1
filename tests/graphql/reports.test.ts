import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { nobody } from '../support/asker'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
const submit =
  'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id number title site { name } } }'
const list = '{ reports(first: 10) { edges { node { id number } } } }'

test('a resent card is the same report', async () => {
  const organisation = await makeOrganisation(product())
  const worker = await organisation.as('WORKER')
  const input = {
    id: v4(),
    type: 'NEAR_MISS',
    siteId: organisation.sites[0].id,
    whatHappened: 'Oil. I slipped.',
  }
  const first = await worker.run(submit, { input })
  expect(first.submitReport).toMatchObject({ number: 'NM-2026-0001', title: 'Oil.', site: { name: 'North' } })
  expect(await worker.run(submit, { input })).toEqual(first)
})

test('another organisation sees nothing, nobody is asked to sign in', async () => {
  const ours = await makeOrganisation(product())
  const theirs = await makeOrganisation(product())
  const worker = await ours.as('WORKER')
  const officer = await theirs.as('SAFETY_OFFICER')
  const input = { id: v4(), type: 'NOT_SURE', siteId: ours.sites[0].id, whatHappened: 'Ladder' }
  await worker.run(submit, { input })
  expect((await officer.run(list)).reports.edges).toEqual([])
  await officer.expectError('NOT_FOUND', submit, { input: { ...input, id: v4() } })
  await nobody(product()).expectError('UNAUTHENTICATED', list)
})
