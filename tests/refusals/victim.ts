import { v4 } from 'uuid'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import type { Product } from '../support/product'

/** A word that stands in the victim's texts and nowhere else. */
export const marker = 'kumquat'

export type Victim = {
  product: Product
  organisation: TestOrganisation
  owner: TestMember
  officer: TestMember
  worker: TestMember
  /** What the rows point at: `reportId` is waiting in the first site; each rows file adds its own. */
  ids: Record<string, string>
}

const submit = 'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id } }'

/** Files a report of the worker's at the first site and gives its id. */
export async function fileReport(victim: Pick<Victim, 'organisation' | 'worker'>): Promise<string> {
  const input = {
    id: v4(),
    type: 'NEAR_MISS',
    siteId: victim.organisation.sites[0].id,
    whatHappened: `A ${marker} fell from a shelf.`,
  }
  return (await victim.worker.run(submit, { input })).submitReport.id
}

export async function makeVictim(product: Product): Promise<Victim> {
  const organisation = await makeOrganisation(product, { name: `${marker} works` })
  const owner = await organisation.as('OWNER', { name: `${marker} owner` })
  const officer = await organisation.as('SAFETY_OFFICER', { name: `${marker} officer` })
  const worker = await organisation.as('WORKER', { name: `${marker} worker` })
  const reportId = await fileReport({ organisation, worker })
  const [site] = organisation.sites
  const ids = { reportId, siteId: site.id, locationId: site.locationId, memberId: worker.memberId }
  return { product, organisation, owner, officer, worker, ids }
}
