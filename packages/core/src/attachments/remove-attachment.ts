import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { nounOf } from './attachment'
import { RemoveAttachmentInput } from './attachment.input'
import { can } from './attachment.policy'
import { attachmentOrThrow } from './attachment.rows'

/** Takes a photo out of everybody's sight at once; the worker removes its bytes. Removing it again changes nothing. */
export async function removeAttachment(ctx: Ctx, raw: RemoveAttachmentInput) {
  const { id } = parse(RemoveAttachmentInput, raw)
  return ctx.write(async (tx) => {
    const { report, ...attachment } = await attachmentOrThrow(tx, ctx, id)
    authorise(can.remove(ctx.actor, { ...attachment, report }))
    if (attachment.removedAt) return report
    const { count } = await tx.attachment.updateMany({
      where: { organisationId: ctx.org, id, removedAt: null },
      data: { removedAt: ctx.now() },
    })
    if (count > 0)
      await record(tx, ctx, `${nounOf(attachment.kind)}.removed`, { subject: id, report: report.id })
    return report
  })
}
