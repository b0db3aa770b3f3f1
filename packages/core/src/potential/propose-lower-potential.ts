import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { forbidden, precondition } from '../access/errors'
import { doneAlready } from '../access/last-deed'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { changeReport } from '../reports/change-report'
import { mustLeaveOpen } from '../reports/report'
import { can } from '../reports/report.policy'
import { mustBeLatest, reportOrThrow } from '../reports/report.rows'
import { lockReports } from '../reports/triage.rows'
import { ProposeLowerPotentialInput } from './potential.input'
import { requireLower } from './review'
import { pendingReview } from './review.rows'

/** Proposes to lower a potential; nothing is lowered until a second person confirms. */
export async function proposeLowerPotential(ctx: Ctx, raw: ProposeLowerPotentialInput) {
  const input = parse(ProposeLowerPotentialInput, raw)
  return ctx.write(async (tx) => {
    await lockReports(tx, ctx, [input.id])
    const report = await reportOrThrow(tx, ctx, input.id)
    authorise(can.reviewPotential(ctx.actor, report))
    const proposedById = memberIdOf(ctx.actor)
    if (!proposedById) throw forbidden('potential.review')
    const { version, reason } = input
    const sent = { version, event: 'potential.lower_proposed', proposedSeverity: input.to, reason }
    if (await doneAlready(tx, ctx, report, sent)) return report
    await mustBeLatest(tx, ctx, report, input.version)
    mustLeaveOpen(report, 'reviewPotential')
    const fromSeverity = requireLower(report, input.to)
    if (await pendingReview(tx, ctx, report.id)) throw precondition('potential.review_pending')
    const review = await tx.potentialReview.create({
      data: {
        organisationId: ctx.org,
        id: ctx.id(),
        reportId: report.id,
        fromSeverity,
        toSeverity: input.to,
        reason: input.reason,
        proposedById,
        proposedAt: ctx.now(),
      },
    })
    const after = await changeReport(tx, ctx, report, {})
    await record(tx, ctx, 'potential.lower_proposed', {
      subject: report.id,
      report: report.id,
      before: { proposedSeverity: fromSeverity },
      after: { proposedSeverity: input.to, reason: input.reason },
      payload: { reportId: report.id, reviewId: review.id, proposedById },
    })
    return after
  })
}
