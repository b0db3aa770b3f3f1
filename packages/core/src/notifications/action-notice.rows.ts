import type { Tx } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import { dayOf } from '../access/local-day'
import type { Template } from '../mail/mail'
import { verifiersOf } from './audience.rows'
import type { OutboxEvent, Told } from './notification'

export const actionFacts = {
  id: true,
  reportId: true,
  siteId: true,
  title: true,
  ownerId: true,
  doneById: true,
  dueOn: true,
  returnComment: true,
  report: { select: { number: true, site: { select: { name: true } } } },
} as const

type Facts = {
  id: string
  reportId: string
  title: string
  dueOn: Date
  report: { number: string; site: { name: string } }
}

export const aboutAction = (action: Facts) => ({
  reportId: action.reportId,
  actionId: action.id,
  params: {
    number: action.report.number,
    title: action.title,
    site: action.report.site.name,
    due: dayOf(action.dueOn),
  },
})

const actionOf = (tx: Tx, org: OrgId, id: string) =>
  tx.action.findUnique({ where: { organisationId_id: { organisationId: org, id } }, select: actionFacts })

export function tellOwner(letter?: Template) {
  return async (tx: Tx, org: OrgId, { subjectId }: OutboxEvent): Promise<Told[]> => {
    const action = await actionOf(tx, org, subjectId)
    if (!action) return []
    const { params, ...about } = aboutAction(action)
    const note = action.returnComment ?? ''
    return [
      { ...about, params: { ...params, note }, members: [action.ownerId], ...(letter ? { letter } : {}) },
    ]
  }
}

export async function tellVerifiers(tx: Tx, org: OrgId, { subjectId }: OutboxEvent): Promise<Told[]> {
  const action = await actionOf(tx, org, subjectId)
  if (!action) return []
  return [{ ...aboutAction(action), members: await verifiersOf(tx, org, action), letter: 'action.finished' }]
}
