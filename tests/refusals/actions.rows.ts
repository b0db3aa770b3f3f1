import { v4 } from 'uuid'
import { accepted, assigned } from '../support/cards'
import type { RefusalRow } from './row'
import { fileReport, type Victim } from './victim'

/** An action of the worker's on an accepted report. */
export async function prepare(victim: Victim) {
  const id = await fileReport(victim)
  await accepted(victim.officer, { id, version: 1 })
  const action = await assigned(victim.officer, id, victim.worker)
  return { actedReportId: id, actionId: action.id }
}

const refused = {
  nobody: 'UNAUTHENTICATED',
  otherOrganisation: 'NOT_FOUND',
  // Reads the action, but neither owns nor assigns nor verifies.
  weakerRole: { role: 'EXECUTIVE', code: 'FORBIDDEN' },
  otherSite: 'NOT_FOUND',
} as const

const verb = (operation: string, type: string, input: Record<string, unknown>): RefusalRow => ({
  operation,
  document: `mutation ($input: ${type}!) { ${operation}(input: $input) { id title } }`,
  variables: ({ ids }) => ({ input: { id: ids.actionId, version: 1, ...input } }),
  ...refused,
})

export const rows: RefusalRow[] = [
  {
    operation: 'action',
    document: 'query ($id: UUID!) { action(id: $id) { id title owner { name } report { title } } }',
    variables: ({ ids }) => ({ id: ids.actionId }),
    ...refused,
    weakerRole: { role: 'WORKER', code: 'NOT_FOUND' },
  },
  {
    operation: 'actions',
    document: `query ($filter: ActionFilter) {
      actions(first: 50, filter: $filter) { totalCount edges { node { id title report { title } } } }
    }`,
    variables: ({ ids, worker }) => ({ filter: { siteId: ids.siteId, ownerId: worker.memberId } }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt:
      'A list refuses nobody: it holds what the viewer may read; actions.test.ts walks roles and sites.',
  },
  {
    operation: 'addAction',
    document: 'mutation ($input: AddActionInput!) { addAction(input: $input) { id title } }',
    variables: ({ ids, worker }) => ({
      input: {
        id: v4(),
        reportId: ids.actedReportId,
        title: 'Fix it',
        kind: 'IMMEDIATE',
        controlLevel: 'PPE',
        ownerId: worker.memberId,
        dueOn: '2026-03-20',
      },
    }),
    ...refused,
  },
  {
    operation: 'startAction',
    document:
      'mutation ($id: UUID!, $version: Int!) { startAction(id: $id, version: $version) { id title } }',
    variables: ({ ids }) => ({ id: ids.actionId, version: 1 }),
    ...refused,
  },
  verb('updateAction', 'UpdateActionInput', { title: 'Other' }),
  verb('finishAction', 'FinishActionInput', { evidence: 'Done' }),
  verb('verifyAction', 'VerifyActionInput', {}),
  verb('returnAction', 'ReturnActionInput', { comment: 'Not yet' }),
]
