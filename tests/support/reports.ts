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
  anonymous = false,
): Promise<void> {
  await product.database.write(organisation.id, (tx) =>
    tx.action.create({
      data: {
        organisationId: organisation.id,
        id: v4(),
        reportId,
        siteId: organisation.sites[0].id,
        anonymous,
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

let given = 0
/** Anonymous reports as they are after their hand-over, to the day. Answers their ids. */
export async function handOver(
  product: Product,
  organisation: TestOrganisation,
  rows: Record<string, unknown>[],
): Promise<string[]> {
  const data = rows.map((row) => ({
    organisationId: organisation.id,
    id: v4(),
    number: `AN-2026-${5_000_000 + ++given}`,
    type: 'NEAR_MISS',
    privacy: 'ANONYMOUS',
    source: 'QR',
    siteId: organisation.sites[0].id,
    title: 'Oil',
    whatHappened: 'Oil on the floor',
    occurredAt: new Date('2025-11-20T00:00:00Z'),
    submittedAt: new Date('2025-11-20T00:00:00Z'),
    ...row,
  }))
  await product.database.write(organisation.id, (tx) => tx.report.createMany({ data: data as never }))
  return data.map(({ id }) => id)
}
