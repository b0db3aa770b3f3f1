import { v4 } from 'uuid'
import type { TestMember, TestOrganisation } from './organisation'

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
