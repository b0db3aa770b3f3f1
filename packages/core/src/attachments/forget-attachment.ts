import type { Storage } from '@closecall/adapters/storage'
import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { can } from './attachment.policy'
import { forgetPhoto } from './forget-photo'

/** Removes the bytes of a photo that somebody removed. Killed half way, it is begun again. */
export async function forgetAttachment(ctx: Ctx, storage: Storage, id: string): Promise<void> {
  authorise(can.erase(ctx.actor))
  await forgetPhoto(storage, { org: ctx.org, attachmentId: id })
  await ctx.write(async (tx) => {
    authorise(can.erase(ctx.actor))
    const { removedAt, erasedAt } = await tx.attachment.findUniqueOrThrow({ where: key(ctx, id) })
    if (!removedAt || erasedAt) return
    await tx.attachment.update({ where: key(ctx, id), data: { erasedAt: ctx.now() } })
    await record(tx, ctx, 'photo.erased', { subject: id })
  })
}
