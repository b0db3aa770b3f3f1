import type { Tx } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import { dayOf } from '../access/local-day'
import { verifiersOf } from './audience.rows'
import { agrees, type OutboxEvent, type Params, type Told } from './notification'

export const actionFacts = {
  id: true,
  reportId: true,
  siteId: true,
  anonymous: true,
  title: true,
  status: true,
  ownerId: true,
  doneById: true,
  dueOn: true,
  returnComment: true,
  report: { select: { number: true, site: { select: { name: true } } } },
} as const

type Facts = {
  id: string
  reportId: string
  anonymous: boolean
  title: string
  dueOn: Date
  report: { number: string; site: { name: string } }
}

type About = { reportId?: string; actionId: string; params: Params & { due: string } }

/** Of an anonymous report not even the number is told: whoever works on its action knows the place and the work. */
export function aboutAction(action: Facts): About {
  const { number, site } = action.report
  const params = { title: action.title, site: site.name, due: dayOf(action.dueOn) }
  if (action.anonymous)
    return { actionId: action.id, params: { ...params, number: site.name, page: '/actions' } }
  return { reportId: action.reportId, actionId: action.id, params: { ...params, number } }
}

const actionOf = (tx: Tx, org: OrgId, id: string) =>
  tx.action.findUnique({ where: { organisationId_id: { organisationId: org, id } }, select: actionFacts })

/** The new owner, and whoever had it before; nobody where it has been handed on meanwhile. */
export async function tellOfAssignment(
  tx: Tx,
  org: OrgId,
  { subjectId, payload }: OutboxEvent,
): Promise<Told[]> {
  const action = await actionOf(tx, org, subjectId)
  if (!action || !agrees(payload.ownerId, action.ownerId)) return []
  const about = aboutAction(action)
  const told: Told[] = [{ ...about, members: [action.ownerId], letter: 'action.assigned' }]
  const { previousOwnerId } = payload
  if (typeof previousOwnerId !== 'string') return told
  const handedOver = 'action.handed_over' as const
  return [
    ...told,
    { params: about.params, members: [previousOwnerId], event: handedOver, letter: handedOver },
  ]
}

export async function tellOfReturn(tx: Tx, org: OrgId, { subjectId, payload }: OutboxEvent): Promise<Told[]> {
  const action = await actionOf(tx, org, subjectId)
  if (action?.status !== 'IN_PROGRESS' || !agrees(payload.ownerId, action.ownerId)) return []
  if (!agrees(payload.note, action.returnComment)) return []
  const { params, ...about } = aboutAction(action)
  const note = action.returnComment ?? ''
  return [{ ...about, params: { ...params, note }, members: [action.ownerId], letter: 'action.returned' }]
}

export async function tellOfVerification(tx: Tx, org: OrgId, { subjectId }: OutboxEvent): Promise<Told[]> {
  const action = await actionOf(tx, org, subjectId)
  return action ? [{ ...aboutAction(action), members: [action.ownerId] }] : []
}

export async function tellVerifiers(tx: Tx, org: OrgId, { subjectId }: OutboxEvent): Promise<Told[]> {
  const action = await actionOf(tx, org, subjectId)
  if (action?.status !== 'DONE') return []
  return [{ ...aboutAction(action), members: await verifiersOf(tx, org, action), letter: 'action.finished' }]
}
