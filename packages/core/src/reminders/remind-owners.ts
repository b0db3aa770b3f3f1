import type { Tx } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import type { Ctx } from '../access/ctx'
import { dayOf } from '../access/local-day'
import { authorise } from '../access/policy'
import { aboutAction, actionFacts } from '../notifications/action-notice.rows'
import { managersOf, officersOf } from '../notifications/audience.rows'
import { can } from '../notifications/notification.policy'
import { notifyMembers } from '../notifications/notify-members'
import { dueDays, letterOf, reminderKey, reminderOn, type Step } from './reminder'

const page = 100

/** Reminds of every unfinished action that is due or late on this local day; as often as it is called, once. */
export async function remindOwners(ctx: Ctx, day: string): Promise<void> {
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after
    after = await ctx.write(async (tx) => {
      authorise(can.tell(ctx.actor))
      return remindPage(tx, ctx, day, from)
    })
  }
}

/** One page, one short transaction; answers where the next begins. */
async function remindPage(tx: Tx, ctx: Ctx, day: string, after: string): Promise<string | null> {
  const actions = await tx.action.findMany({
    where: {
      organisationId: ctx.org,
      status: { in: ['OPEN', 'IN_PROGRESS'] },
      OR: [{ dueOn: dueDays(day) }, { returnedOn: dueDays(day) }],
      ...(after ? { id: { gt: after } } : {}),
    },
    select: { ...actionFacts, returnedOn: true, owner: { select: { status: true } } },
    orderBy: { id: 'asc' },
    take: page,
  })
  for (const action of actions) {
    const about = aboutAction(action)
    const { due } = about.params
    const returnedOn = action.returnedOn && dayOf(action.returnedOn)
    const reminder = reminderOn(day, { dueOn: due, returnedOn })
    if (!reminder) continue
    const { step, since } = reminder
    const members = await remindedOf(tx, ctx.org, action, step)
    const key = reminderKey(action.id, step, since)
    await notifyMembers(
      tx,
      ctx,
      { ...about, event: letterOf(step), key, members, letter: letterOf(step) },
      null,
    )
  }
  return actions.length < page ? null : (actions.at(-1)?.id ?? null)
}

type Late = { siteId: string; anonymous: boolean; ownerId: string; owner: { status: string } }

/** The owner; from the third day the manager too; from the seventh the safety officers. Nobody's action has its manager. */
async function remindedOf(tx: Tx, org: OrgId, action: Late, step: Step): Promise<string[]> {
  if (step === 'escalated') return officersOf(tx, org, action.siteId)
  const owner = action.owner.status === 'ACTIVE' ? [action.ownerId] : []
  if (step === 'due' && owner.length > 0) return owner
  return [...owner, ...(await managersOf(tx, org, action))]
}
