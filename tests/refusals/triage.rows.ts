import { v4 } from 'uuid'
import { acceptance } from '../support/cards'
import type { RefusalRow } from './row'

const verb = (operation: string, type: string, input: Record<string, unknown>): RefusalRow => ({
  operation,
  document: `mutation ($input: ${type}!) { ${operation}(input: $input) { id title } }`,
  variables: ({ ids }) => ({ input: { id: ids.reportId, version: 1, ...input } }),
  nobody: 'UNAUTHENTICATED',
  otherOrganisation: 'NOT_FOUND',
  weakerRole: { role: 'ADMIN', code: 'FORBIDDEN' },
  otherSite: { role: 'SAFETY_OFFICER', code: 'NOT_FOUND' },
})

export const rows: RefusalRow[] = [
  verb('acceptReport', 'AcceptReportInput', acceptance),
  {
    // Nor the action that comes with it.
    ...verb('acceptReport', 'AcceptReportInput', acceptance),
    variables: ({ ids, worker }) => ({
      input: {
        id: ids.reportId,
        version: 1,
        ...acceptance,
        action: {
          id: v4(),
          title: 'Fix it',
          kind: 'IMMEDIATE',
          controlLevel: 'PPE',
          ownerId: worker.memberId,
          dueOn: '2026-03-20',
        },
      },
    }),
  },
  verb('returnReport', 'ReturnReportInput', { question: 'Where?' }),
  verb('rejectReport', 'RejectReportInput', { reason: 'No' }),
  verb('closeReport', 'CloseReportInput', { note: 'Done' }),
  verb('reopenReport', 'ReopenReportInput', { reason: 'Again' }),
  {
    ...verb('mergeReport', 'MergeReportInput', {}),
    variables: ({ ids }) => ({ input: { id: ids.reportId, version: 1, intoId: ids.acceptedId } }),
  },
  {
    operation: 'triageReports',
    document: 'mutation ($input: TriageReportsInput!) { triageReports(input: $input) { id ok code reason } }',
    variables: ({ ids }) => ({
      input: { items: [{ id: ids.reportId, version: 1 }], verb: 'REJECT', reason: 'No' },
    }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt: 'Refuses each item on its own, in its result; triage.test.ts reads the results.',
  },
  {
    operation: 'similarReports',
    document: 'query ($id: UUID!) { similarReports(reportId: $id) { id title } }',
    variables: ({ ids }) => ({ id: ids.reportId }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'WORKER', code: 'NOT_FOUND' },
    otherSite: 'NOT_FOUND',
  },
]
