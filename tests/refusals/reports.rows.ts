import { v4 } from 'uuid'
import type { RefusalRow } from './row'
import type { Victim } from './victim'

const card = (victim: Victim) => ({
  id: v4(),
  type: 'NEAR_MISS',
  siteId: victim.ids.siteId,
  locationId: victim.ids.locationId,
  whatHappened: 'Oil on the floor.',
})

export const rows: RefusalRow[] = [
  {
    operation: 'report',
    document:
      'query ($id: UUID) { report(id: $id) { id title reporter { name } comments { text } timeline { event } } }',
    variables: ({ ids }) => ({ id: ids.reportId }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'WORKER', code: 'NOT_FOUND' },
    otherSite: 'NOT_FOUND',
  },
  {
    operation: 'reports',
    document: `query ($filter: ReportFilter) {
      reports(first: 50, filter: $filter) { totalCount edges { cursor node { id title } } }
    }`,
    variables: ({ ids, worker }) => ({
      filter: { siteId: [ids.siteId], reporterId: [worker.memberId], text: 'shelf' },
    }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt:
      'A list refuses nobody: it holds what the viewer may read; reports.test.ts walks roles and sites.',
  },
  {
    operation: 'submitReport',
    document: 'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id } }',
    variables: (victim) => ({ input: card(victim) }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    exempt: 'Every role may report, at any site of the organisation.',
  },
  {
    operation: 'answerQuestion',
    document: 'mutation ($input: AnswerQuestionInput!) { answerQuestion(input: $input) { id } }',
    variables: ({ ids }) => ({
      input: { id: v4(), reportId: ids.reportId, text: 'It was the left one.', version: 1 },
    }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'ADMIN', code: 'FORBIDDEN' },
    otherSite: 'NOT_FOUND',
  },
]
