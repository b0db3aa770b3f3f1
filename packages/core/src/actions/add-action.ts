import type { Ctx } from '../access/ctx'
import { conflict } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { mustLeaveOpen } from '../reports/report'
import { can } from '../reports/report.policy'
import { reportOrThrow } from '../reports/report.rows'
import { lockReports } from '../reports/triage.rows'
import { mustAskTheSame, requireDueDay } from './action'
import { AddActionInput } from './action.input'
import { firstAsked, mustBeActiveMember, settleReport, todayOf } from './action.rows'

/** Gives somebody work that removes a cause. Sending the same id again gives the same action. */
export async function addAction(ctx: Ctx, raw: AddActionInput) {
  const input = parse(AddActionInput, raw)
  return ctx.write(async (tx) => {
    // Closing takes the same lock, so no action slips into a report that is being closed.
    await lockReports(tx, ctx, [input.reportId])
    const report = await reportOrThrow(tx, ctx, input.reportId)
    authorise(can.addAction(ctx.actor, report))
    const before = await tx.action.findUnique({ where: key(ctx, input.id) })
    if (before && before.reportId !== report.id) throw conflict('action.id_taken')
    if (before) {
      mustAskTheSame(input, await firstAsked(tx, ctx, before.id))
      return before
    }

    mustLeaveOpen(report, 'addAction')
    await mustBeActiveMember(tx, ctx, input.ownerId)
    requireDueDay(input.dueOn, await todayOf(tx, ctx))
    const action = await tx.action.create({
      data: {
        ...input,
        organisationId: ctx.org,
        siteId: report.siteId,
        anonymous: report.privacy === 'ANONYMOUS',
        createdAt: ctx.now(),
      },
    })
    await settleReport(tx, ctx, report.id)
    const { title, description, kind, controlLevel, ownerId, dueOn, status } = action
    await record(tx, ctx, 'action.assigned', {
      subject: action.id,
      report: report.id,
      after: { title, description, kind, controlLevel, ownerId, dueOn, status },
      payload: { reportId: report.id, actionId: action.id, ownerId },
    })
    return action
  })
}
