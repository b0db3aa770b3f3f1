import type { Tx } from '@closecall/db/database'
import type { Action, Report } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { mustLeaveOpen } from '../reports/report'
import { requireDueDay } from './action'
import type { FirstAction } from './action.input'
import { mustBeActiveMember, todayOf } from './action.rows'
import { settleReport } from './settle-report'

/** Adds an action to a report that is locked; `path` is where the verb's input has it. */
export async function createAction(
  tx: Tx,
  ctx: Pick<Ctx, 'org' | 'now'>,
  report: Pick<Report, 'id' | 'status' | 'siteId' | 'privacy'>,
  asked: FirstAction,
  path = '',
): Promise<Action> {
  mustLeaveOpen(report, 'addAction')
  await mustBeActiveMember(tx, ctx, asked.ownerId)
  requireDueDay(asked.dueOn, await todayOf(tx, ctx), path)
  const action = await tx.action.create({
    data: {
      ...asked,
      reportId: report.id,
      organisationId: ctx.org,
      siteId: report.siteId,
      anonymous: report.privacy === 'ANONYMOUS',
      createdAt: ctx.now(),
    },
  })
  await settleReport(tx, ctx, report.id)
  return action
}
