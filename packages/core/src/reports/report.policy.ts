import type { Prisma } from '@closecall/db/generated/client'
import { type Actor, memberIdOf, reaches } from '../access/actor'
import { allowed, allowedIf, type Decision } from '../access/policy'
import { has, type Permission } from '../access/roles'
import { seesAnonymous } from '../access/small-groups'
import { leavesOpen, type ReportVerb } from './report'

/** What a policy must know of a report. */
export type ReportFacts = { status: string; siteId: string; reporterId: string | null; privacy: string }
type Place = Pick<ReportFacts, 'siteId'>
type Authorship = Pick<ReportFacts, 'siteId' | 'reporterId' | 'privacy'>

const isReporter = (actor: Actor, report: Pick<ReportFacts, 'reporterId'>) =>
  report.reporterId !== null && report.reporterId === memberIdOf(actor)

const within = (permission: Permission) => (actor: Actor, report: Place) =>
  allowedIf(has(actor, permission) && reaches(actor, report.siteId), permission)

/** Rights only; whether the report's state leaves the verb open is `leavesOpen` in report.ts. */
export const can = {
  /** Anybody may report at any site of the organisation. */
  submit: (actor: Actor, _place: Place): Decision => allowedIf(has(actor, 'report.submit'), 'report.submit'),
  comment: (actor: Actor, _report: Place): Decision =>
    allowedIf(has(actor, 'report.comment'), 'report.comment'),
  /** The question was put to the reporter. */
  answer: (actor: Actor, report: Pick<ReportFacts, 'reporterId'>): Decision =>
    allowedIf(isReporter(actor, report), 'report.answer'),
  triage: within('report.triage'),
  close: within('report.close'),
  reopen: within('report.close'),
  addAction: within('action.assign'),
  reviewPotential: within('potential.review'),
  /** The name behind a confidential report: the safety officer's and the reporter's own. */
  seeReporter: (actor: Actor, report: Authorship): Decision =>
    report.privacy !== 'CONFIDENTIAL' || isReporter(actor, report)
      ? allowed
      : within('report.unmask')(actor, report),
} satisfies Record<string, (actor: Actor, report: ReportFacts) => Decision>

export type ReportAbilities = Record<ReportVerb | 'return', boolean>

/** Somebody whom a question reaches: a member, or whoever holds a receipt. An unnamed card from a box has neither. */
const canBeAsked = ({ reporterId, receipt }: Pick<ReportFacts, 'reporterId'> & { receipt: object | null }) =>
  reporterId !== null || receipt !== null

/** What the page offers: a right, and a state that leaves it open. */
export function abilities(actor: Actor, report: ReportFacts & { receipt: object | null }): ReportAbilities {
  const may = (verb: ReportVerb) => can[verb](actor, report).allowed && leavesOpen(report, verb)
  return {
    comment: may('comment'),
    answer: may('answer'),
    triage: may('triage'),
    return: may('triage') && canBeAsked(report),
    close: may('close'),
    reopen: may('reopen'),
    addAction: may('addAction'),
    reviewPotential: may('reviewPotential'),
  }
}

/** Somebody's, even where the name is hidden. */
export const signed = { privacy: { not: 'ANONYMOUS' } } as const satisfies Prisma.ReportWhereInput

/**
 * Which reports an actor may read: one's own and those one must act on; with `report.read`, all of the sites in reach. An
 * anonymous one is there for those who decide on it, and for nobody else it exists.
 */
export function readable(actor: Actor): Prisma.ReportWhereInput {
  if (actor.kind === 'system') return {}
  const me = memberIdOf(actor)
  if (!me || actor.kind !== 'member') return { id: { in: [] } }
  const mine: Prisma.ReportWhereInput[] = [
    { reporterId: me },
    { ...signed, actions: { some: { ownerId: me } } },
  ]
  if (!has(actor, 'report.read')) return { OR: mine }
  const unsigned = seesAnonymous(actor) ? {} : signed
  return actor.sites === 'ALL'
    ? unsigned
    : { ...unsigned, OR: [{ siteId: { in: [...actor.sites] } }, ...mine] }
}

/**
 * What came to a report after it was filed. Whoever typed an unnamed card in is shown it until it is decided on, and nothing
 * but what they typed.
 */
export const followed = (actor: Actor, { privacy }: Pick<ReportFacts, 'privacy'>): boolean =>
  privacy !== 'ANONYMOUS' || seesAnonymous(actor)

/** The same of an action, which has the report's site and knows whether it is anonymous. */
export const reportHidden = (actor: Actor, action: { anonymous: boolean; siteId: string }): boolean =>
  action.anonymous && !(seesAnonymous(actor) && reaches(actor, action.siteId))

/** Reports whose reporter the actor may know: what a filter by reporter is allowed to match. */
export function unmasked(actor: Actor): Prisma.ReportWhereInput {
  const me = memberIdOf(actor)
  const known: Prisma.ReportWhereInput[] = [
    { privacy: { not: 'CONFIDENTIAL' } },
    ...(me ? [{ reporterId: me }] : []),
  ]
  if (!has(actor, 'report.unmask')) return { OR: known }
  const sites = actor.kind === 'member' ? actor.sites : 'ALL'
  return sites === 'ALL' ? {} : { OR: [...known, { siteId: { in: [...sites] } }] }
}
