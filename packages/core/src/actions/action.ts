import { conflict, invalid, precondition } from '../access/errors'
import { type Day, dateOf, dayOf } from '../access/local-day'
import { changedFields } from '../access/resent'

export const actionKinds = ['IMMEDIATE', 'CORRECTIVE', 'PREVENTIVE'] as const
export type ActionKind = (typeof actionKinds)[number]
/** The hierarchy of controls, the strongest first. */
export const controlLevels = ['ELIMINATION', 'SUBSTITUTION', 'ENGINEERING', 'ADMINISTRATIVE', 'PPE'] as const
export type ControlLevel = (typeof controlLevels)[number]
export const actionStatuses = ['OPEN', 'IN_PROGRESS', 'DONE', 'VERIFIED'] as const
export type ActionStatus = (typeof actionStatuses)[number]

const unfinished: ActionStatus[] = ['OPEN', 'IN_PROGRESS']

export const actionVerbs = ['start', 'finish', 'verify', 'return', 'edit', 'reassign'] as const
export type ActionVerb = (typeof actionVerbs)[number]

const moves: Record<Exclude<ActionVerb, 'edit' | 'reassign'>, { from: ActionStatus; to: ActionStatus }> = {
  start: { from: 'OPEN', to: 'IN_PROGRESS' },
  finish: { from: 'IN_PROGRESS', to: 'DONE' },
  verify: { from: 'DONE', to: 'VERIFIED' },
  return: { from: 'DONE', to: 'IN_PROGRESS' },
}

type Stated = { status: string }

/**
 * Whether the action's state leaves the verb open, whoever asks. A verified action is history, and done work keeps its
 * owner until it is judged: handing it over would let the owner of a moment ago judge it.
 */
export function leavesOpen(action: Stated, verb: ActionVerb): boolean {
  if (verb === 'reassign') return unfinished.some((status) => status === action.status)
  return verb === 'edit' ? action.status !== 'VERIFIED' : moves[verb].from === action.status
}

export function mustLeaveOpen(action: Stated, verb: ActionVerb): void {
  if (!leavesOpen(action, verb)) throw precondition('action.wrong_status', { status: action.status, verb })
}

/** OPEN → IN_PROGRESS → DONE → VERIFIED, or back from DONE with a comment. */
export function started() {
  return { status: moves.start.to }
}

export function finished(evidence: string, doneById: string | null, now: Date) {
  return { status: moves.finish.to, evidence, returnComment: null, doneById, doneAt: now }
}

export function verified(verifiedById: string | null, now: Date) {
  return { status: moves.verify.to, verifiedById, verifiedAt: now }
}

/** Without a new due day the old one stays. */
export function returned(comment: string, dueOn: Date | undefined, today: Day) {
  if (dueOn) requireDueDay(dueOn, today)
  const back = { status: moves.return.to, returnComment: comment, doneById: null, doneAt: null }
  return { ...back, ...(dueOn ? { dueOn } : {}), returnedOn: dateOf(today) }
}

/** Overdue from the day after the due day, in the organisation's time zone, until it is done. */
export function isOverdue(action: { status: string; dueOn: Date }, today: Day): boolean {
  return unfinished.some((status) => status === action.status) && dayOf(action.dueOn) < today
}

/** The same rule as a filter. */
export const overdueOn = (today: Day) => ({
  status: { in: unfinished },
  dueOn: { lt: dateOf(today) },
})

/** A due day that has passed already is a mistake. */
export function requireDueDay(dueOn: Date, today: Day, path = ''): void {
  if (dayOf(dueOn) < today)
    throw invalid([{ path: `${path}dueOn`, message: 'in_the_past' }], 'action.due_in_the_past')
}

type Asked = Record<'title' | 'description' | 'kind' | 'controlLevel' | 'ownerId' | 'dueOn', unknown>

/** CONFLICT `action.already_added` where an action sent again is not the one that was added, with what has not come in. */
export function mustAskTheSame(
  { title, description, kind, controlLevel, ownerId, dueOn }: Asked,
  first: Asked,
) {
  const changed = changedFields({ title, description, kind, controlLevel, ownerId, dueOn }, first)
  if (changed.length > 0) throw conflict('action.already_added', { changed })
}
