import type { Prisma } from '@closecall/db/generated/client'
import { type Actor, memberIdOf, reaches, reachesAll } from '../access/actor'
import { allowed, allowedIf, type Decision, refused } from '../access/policy'
import { has } from '../access/roles'
import { seesAnonymous } from '../access/small-groups'
import { readable as readableReports } from '../reports/report.policy'
import { type ActionVerb, actionVerbs, leavesOpen } from './action'

export type ActionFacts = { status: string; siteId: string; ownerId: string; doneById: string | null }

const assigns = (actor: Actor, { siteId }: { siteId: string }) =>
  has(actor, 'action.assign') && reaches(actor, siteId)

const assign = (actor: Actor, action: { siteId: string }): Decision =>
  allowedIf(assigns(actor, action), 'action.assign')

/** The owner works on it; who may assign it may also write down what was done. */
const work = (actor: Actor, action: ActionFacts): Decision =>
  allowedIf(action.ownerId === memberIdOf(actor) || assigns(actor, action), 'action.not_yours')

/** Neither the owner nor the doer ever judges the work, whatever their role. */
function judge(actor: Actor, action: ActionFacts): Decision {
  if (!has(actor, 'action.verify') || !reaches(actor, action.siteId)) return refused('action.verify')
  const me = memberIdOf(actor)
  if (action.ownerId === me) return refused('action.owner_never_verifies')
  return action.doneById !== null && action.doneById === me ? refused('action.doer_never_verifies') : allowed
}

/** Rights only; whether the action's state leaves the verb open is `leavesOpen` in action.ts. */
export const can = {
  start: work,
  finish: work,
  verify: judge,
  return: judge,
  edit: assign,
  reassign: assign,
} satisfies Record<ActionVerb, (actor: Actor, action: ActionFacts) => Decision>

export type ActionAbilities = Record<ActionVerb, boolean>

/** What the page offers: a right, and a state that leaves it open. */
export function abilities(actor: Actor, action: ActionFacts): ActionAbilities {
  const each = actionVerbs.map((verb) => [verb, can[verb](actor, action).allowed && leavesOpen(action, verb)])
  return Object.fromEntries(each) as ActionAbilities
}

/** One's own actions, and those of every report one may read. */
export function readable(actor: Actor): Prisma.ActionWhereInput {
  if (actor.kind === 'system') return {}
  const me = memberIdOf(actor)
  if (!me) return { id: { in: [] } }
  if (has(actor, 'report.read') && reachesAll(actor)) {
    return seesAnonymous(actor) ? {} : { OR: [{ ownerId: me }, { anonymous: false }] }
  }
  return { OR: [{ ownerId: me }, { report: readableReports(actor) }] }
}
