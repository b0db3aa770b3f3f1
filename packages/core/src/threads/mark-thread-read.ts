import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { reportOrThrow } from '../reports/report.rows'
import { MarkThreadReadInput } from './thread.input'
import { can } from './thread.policy'
import { mustHaveReceipt, todayOf } from './thread.rows'

/** The reporter sees that what they wrote was read; the day of the first reading stays. */
export async function markThreadRead(ctx: Ctx, raw: MarkThreadReadInput): Promise<string> {
  const { reportId } = parse(MarkThreadReadInput, raw)
  return ctx.write(async (tx) => {
    const report = await reportOrThrow(tx, ctx, reportId)
    authorise(can.read(ctx.actor, report))
    await mustHaveReceipt(tx, ctx, reportId)
    const { count } = await tx.threadMessage.updateMany({
      where: { organisationId: ctx.org, reportId, authorId: null, readOn: null },
      data: { readOn: await todayOf(tx, ctx) },
    })
    if (count > 0) await record(tx, ctx, 'thread.read', { subject: reportId, report: reportId })
    return reportId
  })
}
