import { proposeLowerPotential } from '@closecall/core/potential/propose-lower-potential'
import { accepted, does, pendingReviewId } from '../support/cards'
import type { RefusalRow } from './row'
import { fileReport, type Victim } from './victim'

/** An accepted report with a proposal to lower its potential. */
export async function prepare(victim: Victim) {
  const id = await fileReport(victim)
  const { version } = await accepted(victim.officer, { id, version: 1 })
  const proposal = { id, version, to: 2, reason: 'Looked again' }
  await does(victim.officer, (ctx) => proposeLowerPotential(ctx, proposal))
  return { acceptedId: id, reviewId: await pendingReviewId(victim.officer, id) }
}

const change = (operation: string, to: number): RefusalRow => ({
  operation,
  document: `mutation ($input: ChangePotentialInput!) { ${operation}(input: $input) { id title } }`,
  variables: ({ ids }) => ({ input: { id: ids.acceptedId, version: 3, to, reason: 'x' } }),
  nobody: 'UNAUTHENTICATED',
  otherOrganisation: 'NOT_FOUND',
  weakerRole: { role: 'ADMIN', code: 'FORBIDDEN' },
  otherSite: 'NOT_FOUND',
})

export const rows: RefusalRow[] = [
  change('raisePotential', 5),
  change('proposeLowerPotential', 1),
  {
    operation: 'decidePotentialReview',
    document:
      'mutation ($input: DecidePotentialReviewInput!) { decidePotentialReview(input: $input) { id title } }',
    variables: ({ ids }) => ({ input: { id: ids.reviewId, confirm: true } }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'ADMIN', code: 'FORBIDDEN' },
    otherSite: 'NOT_FOUND',
  },
  {
    operation: 'pendingReviews',
    document: '{ pendingReviews(first: 50) { edges { node { id reason report { id title } } } } }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt: 'A list refuses nobody: it holds what the viewer may read; potential.test.ts walks the roles.',
  },
  {
    operation: 'assessPotential',
    document: '{ assessPotential(answers: { highEnergy: true }) { class } }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt: 'Only computes; it touches no row.',
  },
]
