import type { Role } from '@closecall/core/access/actor'
import type { OpenCtx } from '@closecall/core/access/ctx'
import { DomainError } from '@closecall/core/access/errors'
import { addAction } from '@closecall/core/actions/add-action'
import { finishAction } from '@closecall/core/actions/finish-action'
import { returnAction } from '@closecall/core/actions/return-action'
import { startAction } from '@closecall/core/actions/start-action'
import { updateAction } from '@closecall/core/actions/update-action'
import { verifyAction } from '@closecall/core/actions/verify-action'
import { decidePotentialReview } from '@closecall/core/potential/decide-potential-review'
import { proposeLowerPotential } from '@closecall/core/potential/propose-lower-potential'
import { raisePotential } from '@closecall/core/potential/raise-potential'
import { acceptReport } from '@closecall/core/reports/accept-report'
import { answerQuestion } from '@closecall/core/reports/answer-question'
import { closeReport } from '@closecall/core/reports/close-report'
import { rejectReport } from '@closecall/core/reports/reject-report'
import { reopenReport } from '@closecall/core/reports/reopen-report'
import { returnReport } from '@closecall/core/reports/return-report'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { acceptance, does, submitted } from '../support/cards'
import { makeOrganisation, type TestMember } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
const staff: Role[] = [
  'SAFETY_OFFICER',
  'SAFETY_OFFICER',
  'OWNER',
  'SUPERVISOR',
  'EXECUTIVE',
  'ADMIN',
  'WORKER',
]

/** Everything about one report, read past every rule. */
const stateOf = (member: TestMember, id: string) =>
  does(member, (ctx) =>
    ctx.db.report.findFirstOrThrow({
      where: { id },
      include: {
        actions: { orderBy: { id: 'asc' } },
        reviews: { orderBy: { id: 'asc' } },
        _count: { select: { audits: true, comments: true } },
      },
    }),
  )
type State = Awaited<ReturnType<typeof stateOf>>

const rare = [
  'return',
  'answer',
  'reject',
  'reopen',
  'raise',
  'lower',
  'decide',
  'reassign',
  'giveBack',
] as const
// The way to a closed report is long: most steps try what moves it on.
const usual = [
  'accept',
  'add',
  'start',
  'start',
  'finish',
  'finish',
  'verify',
  'verify',
  'close',
  'close',
] as const
type Verb = (typeof rare | typeof usual)[number]

const steps = fc.array(
  fc.record({
    who: fc.oneof(fc.nat(2), fc.nat(staff.length - 1)),
    verb: fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom<Verb>(...rare) },
      { weight: 3, arbitrary: fc.constantFrom<Verb>(...usual) },
    ),
    pick: fc.nat(6),
    severity: fc.integer({ min: 1, max: 5 }),
    flag: fc.boolean(),
    stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  }),
  { minLength: 45, maxLength: 60 },
)
type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never

const atStep: Partial<Record<Verb, string>> = {
  start: 'OPEN',
  add: 'OPEN',
  finish: 'IN_PROGRESS',
  verify: 'DONE',
  giveBack: 'DONE',
}

function attempt(ctx: OpenCtx, state: State, step: Step, members: TestMember[]): Promise<unknown> {
  const { severity, flag, stale, pick } = step
  const report = { id: state.id, version: stale ? 99 : state.version }
  // Mostly an action that is at this step, else any.
  const wanted = atStep[step.verb]
  const found =
    state.actions.find(({ status }) => status === wanted && pick > 0) ??
    state.actions[pick % Math.max(1, state.actions.length)]
  const action = { id: found?.id ?? v7(), version: found?.version ?? 1 }
  const ownerId = members[pick % members.length]?.memberId ?? ''
  const work = { title: 'Fix', kind: 'CORRECTIVE', controlLevel: 'PPE', ownerId } as const
  const dueOn = new Date('2026-03-20T00:00:00Z')
  const accepted = { ...report, ...acceptance, potentialSeverity: severity, actualSeverity: 2 }
  const add = () => addAction(ctx, { id: v7(), reportId: report.id, ...work, dueOn })
  const verbs: Record<Verb, () => Promise<unknown>> = {
    accept: () => acceptReport(ctx, { ...accepted, route: flag ? 'ACTIONS' : 'ON_THE_SPOT' }),
    return: () => returnReport(ctx, { ...report, question: 'Where?' }),
    answer: () => answerQuestion(ctx, { ...report, reportId: report.id, id: v7(), text: 'Here' }),
    reject: () => rejectReport(ctx, { ...report, reason: 'No' }),
    reopen: () => reopenReport(ctx, { ...report, reason: 'Again' }),
    close: () => closeReport(ctx, { ...report, note: 'Closed' }),
    raise: () => raisePotential(ctx, { ...report, to: severity, reason: 'Worse' }),
    lower: () => proposeLowerPotential(ctx, { ...report, to: severity, reason: 'Better' }),
    decide: () => decidePotentialReview(ctx, { id: state.reviews.at(-1)?.id ?? v7(), confirm: flag }),
    // Many open actions would never all be verified.
    add: () => (state.actions.length < 2 || pick === 0 ? add() : startAction(ctx, action)),
    reassign: () => updateAction(ctx, { ...action, ownerId }),
    start: () => startAction(ctx, action),
    finish: () => finishAction(ctx, { ...action, evidence: 'Done' }),
    verify: () => verifyAction(ctx, action),
    giveBack: () => returnAction(ctx, { ...action, comment: 'Not yet' }),
  }
  return verbs[step.verb]()
}

function expectInvariants(before: State, after: State) {
  const unverified = after.actions.filter(({ status }) => status !== 'VERIFIED')
  if (after.status === 'CLOSED') {
    expect(unverified).toEqual([])
    expect(after.route === 'ON_THE_SPOT' || after.actions.length > 0).toBe(true)
  }
  if (after.actions.length > 0) {
    expect(['ACCEPTED', 'CLOSED']).toContain(after.status)
    expect(after.verifiedAt === null).toBe(unverified.length > 0)
  }
  for (const action of after.actions) {
    const judged = action.status === 'VERIFIED'
    expect(action.verifiedById !== null).toBe(judged)
    if (judged) expect([action.ownerId, action.doneById]).not.toContain(action.verifiedById)
    const earlier = before.actions.find(({ id }) => id === action.id)
    expect(action.version).toBeGreaterThanOrEqual(earlier?.version ?? 1)
  }
  expect(after.version).toBeGreaterThanOrEqual(before.version)
  const { actualSeverity, potentialSeverity } = after
  if (potentialSeverity !== null) expect(potentialSeverity).toBeGreaterThanOrEqual(actualSeverity ?? 1)
  if ((before.potentialSeverity ?? 0) > (potentialSeverity ?? 0)) {
    const agreed = after.reviews.at(-1)
    expect(agreed).toMatchObject({ status: 'CONFIRMED', toSeverity: potentialSeverity })
    expect(agreed?.decidedById).not.toBe(agreed?.proposedById)
  }
  expect(after.reviews.filter(({ status }) => status === 'PENDING').length).toBeLessThanOrEqual(1)
}

test('whatever anybody tries in whatever order, the rules hold and a refusal changes nothing', async () => {
  const reached = new Set<string>()
  const body = async (tries: Step[]) => {
    const organisation = await makeOrganisation(product())
    const members = await Promise.all(staff.map((role) => organisation.as(role)))
    const [officer] = members
    const reporter = members.at(-1)
    if (!officer || !reporter) throw new Error('there is staff')
    const { id } = await submitted(organisation, reporter)
    let state = await stateOf(officer, id)
    for (const step of tries) {
      const member = members[step.who] ?? officer
      const before = state
      const outcome = await does(member, (ctx) => attempt(ctx, before, step, members)).then(
        () => 'done',
        (error: unknown) => error,
      )
      state = await stateOf(officer, id)
      if (outcome !== 'done') {
        expect(outcome).toBeInstanceOf(DomainError)
        expect(state).toEqual(before)
      }
      expectInvariants(before, state)
      reached.add(state.status)
      for (const { status } of state.actions) reached.add(status)
    }
  }
  await fc.assert(fc.asyncProperty(steps, body), { numRuns: 15, seed: 20_261_122, endOnFailure: true })
  expect(reached).toEqual(
    new Set([
      'SUBMITTED',
      'RETURNED',
      'ACCEPTED',
      'REJECTED',
      'CLOSED',
      'OPEN',
      'IN_PROGRESS',
      'DONE',
      'VERIFIED',
    ]),
  )
}, 180_000)
