import { attach } from '../support/attachments'
import type { RefusalRow } from './row'
import type { Victim } from './victim'

/** Of the officer's, so that the reporter is too weak to remove it. */
export async function prepare({ product, organisation, officer, ids }: Victim) {
  return { attachmentId: await attach(product, organisation, { reportId: ids.reportId ?? '', by: officer }) }
}

export const rows: RefusalRow[] = [
  {
    operation: 'removeAttachment',
    document: 'mutation ($input: RemoveAttachmentInput!) { removeAttachment(input: $input) { id } }',
    variables: ({ ids }) => ({ input: { id: ids.attachmentId } }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'SUPERVISOR', code: 'FORBIDDEN' },
    otherSite: 'NOT_FOUND',
  },
]
