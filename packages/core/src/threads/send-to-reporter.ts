import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { conflict, forbidden } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { reportOrThrow } from '../reports/report.rows'
import { lockReports } from '../reports/triage.rows'
import { addLine } from './add-line'
import { SendToReporterInput } from './thread.input'
import { can } from './thread.policy'
import { mustHaveReceipt } from './thread.rows'

/** The officer writes to whoever holds the receipt. Sent again, it is the same message. */
export async function sendToReporter(ctx: Ctx, raw: SendToReporterInput): Promise<string> {
  const { id, reportId, text } = parse(SendToReporterInput, raw)
  return ctx.write(async (tx) => {
    // Before any lock on a report: from here on the hand-over, which takes both, waits for us.
    const waiting = await tx.intakeMessage.findUnique({ where: key(ctx, id), select: { id: true } })
    await lockReports(tx, ctx, [reportId])
    const report = await reportOrThrow(tx, ctx, reportId)
    authorise(can.write(ctx.actor, report))
    await mustHaveReceipt(tx, ctx, reportId)
    const authorId = memberIdOf(ctx.actor)
    if (!authorId) throw forbidden('report.triage')
    const sent = await tx.threadMessage.findUnique({ where: key(ctx, id) })
    if (sent) {
      if (sent.reportId === reportId && sent.authorId === authorId && sent.text === text) return reportId
      throw conflict('comment.already_sent')
    }
    if (waiting) throw conflict('comment.already_sent')
    await addLine(tx, ctx, { id, reportId, authorId, text })
    await record(tx, ctx, 'thread.written', { subject: id, report: reportId })
    return reportId
  })
}
