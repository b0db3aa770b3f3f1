import { v4 } from 'uuid'
import type { TestMember, TestOrganisation } from './organisation'
import type { Product } from './product'

const submit = 'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id number } }'

/** A card with nothing but what is required, and what the test is about. */
export const card = (organisation: TestOrganisation, changes: Record<string, unknown> = {}) => ({
  id: v4(),
  type: 'NEAR_MISS',
  siteId: organisation.sites[0].id,
  whatHappened: 'Oil on the floor. I slipped.',
  ...changes,
})

export async function file(
  reporter: TestMember,
  organisation: TestOrganisation,
  changes: Record<string, unknown> = {},
): Promise<{ id: string; number: string }> {
  return (await reporter.run(submit, { input: card(organisation, changes) })).submitReport
}

/** An action at the first site, put there without the triage that would lead to it. */
export async function giveAction(
  product: Product,
  organisation: TestOrganisation,
  owner: TestMember,
  reportId: string,
  dueOn = '2026-03-20',
): Promise<void> {
  await product.database.write(organisation.id, (tx) =>
    tx.action.create({
      data: {
        organisationId: organisation.id,
        id: v4(),
        reportId,
        siteId: organisation.sites[0].id,
        title: 'Clean',
        kind: 'CORRECTIVE',
        controlLevel: 'ELIMINATION',
        ownerId: owner.memberId,
        dueOn: new Date(dueOn),
        createdAt: product.clock.now,
      },
    }),
  )
}
