import { v4 } from 'uuid'
import type { RefusalRow } from './row'

export const rows: RefusalRow[] = [
  {
    operation: 'mentionable',
    document: 'query ($reportId: UUID!) { mentionable(reportId: $reportId) { id name } }',
    variables: ({ ids }) => ({ reportId: ids.reportId }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'WORKER', code: 'NOT_FOUND' },
    otherSite: 'NOT_FOUND',
  },
  {
    operation: 'addComment',
    document: 'mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }',
    variables: ({ ids }) => ({ input: { id: v4(), reportId: ids.reportId, text: 'Me too.' } }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'WORKER', code: 'NOT_FOUND' },
    otherSite: 'NOT_FOUND',
  },
]
