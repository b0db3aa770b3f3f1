import type { Ctx } from '../access/ctx'
import { precondition } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { recordEmptied } from '../inbox/record-emptied'
import { changeReport } from '../reports/change-report'
import { acknowledged } from '../reports/triage'
import { lockMerged, lockReports } from '../reports/triage.rows'
import { WithdrawBoxCardInput } from './box.input'
import { can } from './box.policy'
import { lockBox, typedInOrThrow } from './box.rows'

/**
 * It was typed in wrongly and nobody has decided about it: declined with that reason, since numbers have no gaps, and its
 * paper waits to be typed in again. Nobody is told: it is the typist's slip, not an answer to the writer.
 */
export async function withdrawBoxCard(ctx: Ctx, raw: WithdrawBoxCardInput) {
  const { reportId, reason } = parse(WithdrawBoxCardInput, raw)
  return ctx.write(async (tx) => {
    const { boxId } = (await typedInOrThrow(tx, ctx, reportId)).emptying
    await lockBox(tx, ctx, boxId)
    await lockReports(tx, ctx, [reportId])
    const { report, emptying } = await typedInOrThrow(tx, ctx, reportId)
    authorise(can.empty(ctx.actor, emptying.box))
    const merged = await lockMerged(tx, ctx, reportId)
    if (report.status !== 'SUBMITTED' || report.version > 1 || merged.length > 0)
      throw precondition('box.card_decided')
    const after = await changeReport(tx, ctx, report, {
      ...acknowledged(report, ctx.now()),
      status: 'REJECTED',
      decisionNote: reason,
      triagedAt: ctx.now(),
    })
    await tx.boxCard.delete({ where: { organisationId_reportId: { organisationId: ctx.org, reportId } } })
    await tx.emptying.update({ where: key(ctx, emptying.id), data: { entered: { decrement: 1 } } })
    await record(tx, ctx, 'report.withdrawn', { subject: reportId, report: reportId, before: report, after })
    await recordEmptied(tx, ctx)
    return after
  })
}
