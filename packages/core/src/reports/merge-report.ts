import type { Ctx } from '../access/ctx'
import { doneAlready } from '../access/last-deed'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { recordEmptied } from '../inbox/record-emptied'
import { changeReport } from './change-report'
import { mustLeaveOpen } from './report'
import { can } from './report.policy'
import { mustBeLatest, reportOrThrow } from './report.rows'
import { acknowledged, requireMergeable } from './triage'
import { MergeReportInput } from './triage.input'
import { lockMerged, lockReports } from './triage.rows'

/** Says that two reports tell of one event. Nothing moves but the links; the timelines show it. */
export async function mergeReport(ctx: Ctx, raw: MergeReportInput) {
  const input = parse(MergeReportInput, raw)
  return ctx.write(async (tx) => {
    await lockReports(tx, ctx, [input.id, input.intoId])
    const report = await reportOrThrow(tx, ctx, input.id)
    authorise(can.triage(ctx.actor, report))
    const into = await reportOrThrow(tx, ctx, input.intoId)
    authorise(can.triage(ctx.actor, into))
    const sent = { version: input.version, event: 'report.merged', mergedIntoId: input.intoId }
    if (await doneAlready(tx, ctx, report, sent)) return report
    await mustBeLatest(tx, ctx, report, input.version)
    mustLeaveOpen(report, 'triage')
    requireMergeable(report, into)
    const after = await changeReport(tx, ctx, report, {
      ...acknowledged(report, ctx.now()),
      status: 'MERGED',
      mergedIntoId: into.id,
      triagedAt: ctx.now(),
    })
    await record(tx, ctx, 'report.merged', {
      subject: report.id,
      report: report.id,
      before: report,
      after,
      payload: { reportId: report.id, intoId: into.id },
    })
    // The other's timeline is read by people to whom an anonymous report does not exist.
    if (report.privacy !== 'ANONYMOUS' || into.privacy === 'ANONYMOUS') {
      await record(tx, ctx, 'report.merge_received', {
        subject: into.id,
        report: into.id,
        after: { mergedId: report.id, mergedNumber: report.number },
        payload: { reportId: into.id, mergedId: report.id },
      })
    }
    for (const follower of await lockMerged(tx, ctx, report.id)) {
      const moved = await changeReport(tx, ctx, follower, { mergedIntoId: into.id })
      await record(tx, ctx, 'report.merged', {
        subject: follower.id,
        report: follower.id,
        before: follower,
        after: moved,
        payload: { reportId: follower.id, intoId: into.id },
      })
    }
    await recordEmptied(tx, ctx)
    return after
  })
}
