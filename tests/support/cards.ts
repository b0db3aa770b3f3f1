import type { OpenCtx } from '@closecall/core/access/ctx'
import { addAction } from '@closecall/core/actions/add-action'
import { finishAction } from '@closecall/core/actions/finish-action'
import { startAction } from '@closecall/core/actions/start-action'
import { acceptReport } from '@closecall/core/reports/accept-report'
import type { SubmitReportInput } from '@closecall/core/reports/report.input'
import { submitReport } from '@closecall/core/reports/submit-report'
import type { AcceptReportInput } from '@closecall/core/reports/triage.input'
import { v7 } from 'uuid'
import type { Outcome } from './asker'
import type { TestMember, TestOrganisation } from './organisation'

/** Calls one use case as this member. */
export async function does<T>(member: TestMember, verb: (ctx: OpenCtx) => Promise<T>): Promise<T> {
  const ctx = member.ctx()
  try {
    return await verb(ctx)
  } finally {
    await ctx.end()
  }
}

export const reportRow = (member: TestMember, id: string) =>
  does(member, (ctx) => ctx.db.report.findFirstOrThrow({ where: { id }, include: { actions: true } }))

export const actionRow = (member: TestMember, id: string) =>
  does(member, (ctx) => ctx.db.action.findFirstOrThrow({ where: { id } }))

/** What each of several racing requests ended with: 'done' or the reason it was refused, in alphabetical order. */
export const endings = (outcomes: Outcome[]): string[] =>
  outcomes
    .map(({ errors: [error] }) => (error ? (error.extensions?.reason as string) : 'done'))
    .sort((one, other) => one.localeCompare(other))

/** The events of a subject, oldest first, with their payloads. */
export const eventsOf = (member: TestMember, subjectId: string) =>
  does(member, (ctx) =>
    ctx.db.outbox.findMany({
      where: { subjectId },
      select: { event: true, payload: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  )

export function submitted(
  organisation: TestOrganisation,
  reporter: TestMember,
  card: Partial<SubmitReportInput> = {},
) {
  const siteId = organisation.sites[0].id
  return does(reporter, (ctx) =>
    submitReport(ctx, { id: v7(), type: 'NEAR_MISS', siteId, whatHappened: 'Oil on the stairs.', ...card }),
  )
}

const calm = { highEnergy: false, energyReleased: false, seriousInjury: false, controlInPlace: true }

/** Four answers that give LOW, and the route ACTIONS. */
export const acceptance = { answers: calm, potentialSeverity: 3, route: 'ACTIONS' as const }

export function accepted(
  officer: TestMember,
  report: { id: string; version: number },
  given: Partial<AcceptReportInput> = {},
) {
  const { id, version } = report
  return does(officer, (ctx) => acceptReport(ctx, { id, version, ...acceptance, ...given }))
}

export function assigned(officer: TestMember, reportId: string, owner: TestMember, dueOn = '2026-03-20') {
  return does(officer, (ctx) =>
    addAction(ctx, {
      id: v7(),
      reportId,
      title: 'Fix the leak',
      kind: 'CORRECTIVE',
      controlLevel: 'ENGINEERING',
      ownerId: owner.memberId,
      dueOn: new Date(`${dueOn}T00:00:00Z`),
    }),
  )
}

export async function done(worker: TestMember, action: { id: string; version: number }) {
  const begun = await does(worker, (ctx) => startAction(ctx, { id: action.id, version: action.version }))
  return does(worker, (ctx) =>
    finishAction(ctx, { id: begun.id, version: begun.version, evidence: 'New seal, dry for a week.' }),
  )
}

export const pendingReviewId = (member: TestMember, reportId: string) =>
  does(member, async (ctx) => {
    const { id } = await ctx.db.potentialReview.findFirstOrThrow({ where: { reportId, status: 'PENDING' } })
    return id
  })
