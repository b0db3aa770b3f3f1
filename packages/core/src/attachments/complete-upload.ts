import type { Storage } from '@closecall/adapters/storage'
import type { Attachment } from '@closecall/db/generated/client'
import { attachedFile } from '@closecall/documents/attached-file'
import { DocumentError } from '@closecall/documents/document-error'
import type { OpenCtx } from '../access/ctx'
import { conflict, DomainError, invalid, limit, rateLimited } from '../access/errors'
import { byId } from '../access/key'
import { addAttachment } from './add-attachment'
import { mustBeFor, mustBeSamePhoto } from './attachment'
import { discardParts } from './discard-parts'
import { forgetPhoto } from './forget-photo'
import { markUpload } from './mark-upload'
import type { Begun } from './part'
import { keptAs, type Progress, wholeOf } from './part.rows'
import { savePhoto } from './save-photo'

type Upload = Begun & { reportId: string; messageId: string | null; report: { privacy: string } }

/** Every part is here: the file is judged, drawn anew, kept and put on its report; then the parts go. */
export async function completeUpload(
  ctx: OpenCtx,
  storage: Storage,
  place: string,
  upload: Upload,
): Promise<Progress> {
  try {
    const kept = await keep(ctx, storage, place, upload)
    await discardParts(storage, place)
    return keptAs(kept, upload.total)
  } catch (error) {
    const kept = await byAnother(ctx, upload, error)
    if (kept) {
      await discardParts(storage, place)
      return keptAs(kept, upload.total)
    }
    const refusal = refusalOf(error)
    // Nothing of what was refused stays; what only came at a bad moment does.
    if (refusal instanceof DomainError && refusal.code !== 'RATE_LIMITED') await discardParts(storage, place)
    throw refusal
  }
}

async function keep(ctx: OpenCtx, storage: Storage, place: string, upload: Upload): Promise<Attachment> {
  const { attachmentId, reportId, messageId, sha256 } = upload
  await markUpload(storage, place, upload)
  const file = await attachedFile(() => wholeOf(storage, place, upload))
  mustBeFor(upload.report, file.kind)
  const at = { org: ctx.org, attachmentId }
  const { kind, type, width, height } = file
  try {
    await savePhoto(storage, at, file)
    const as = { id: attachmentId, reportId, messageId, sha256 }
    const kept = await addAttachment(ctx, { ...as, kind, type, width, height, bytes: file.image.length })
    // It was removed while a second sending of it was on its way.
    if (kept.removedAt) await forgetPhoto(storage, at)
    return kept
  } catch (error) {
    if (!(await keptBefore(ctx, attachmentId))) await forgetPhoto(storage, at)
    throw error
  }
}

/** Two sendings of one photo end together: the slower finds no parts any more, but the photo. */
async function byAnother(ctx: OpenCtx, upload: Upload, error: unknown): Promise<Attachment | null> {
  if (error instanceof DomainError && error.reason !== 'photo.hash_differs') return null
  const kept = await keptBefore(ctx, upload.attachmentId)
  if (kept) mustBeSamePhoto(kept, upload)
  return kept
}

async function keptBefore(ctx: OpenCtx, attachmentId: string): Promise<Attachment | null> {
  const kept = await ctx.db.attachment.findUnique(byId(ctx, attachmentId))
  await ctx.end()
  return kept
}

/** Why a file was not kept, as the sender is told. */
export function refusalOf(error: unknown): unknown {
  if ((error as { code?: string }).code === 'ENOENT') return conflict('photo.out_of_step', { received: 0 })
  if (!(error instanceof DocumentError)) return error
  const { reason, params } = error
  if (reason === 'photo.busy') return rateLimited(5, reason)
  if (reason === 'photo.too_large' || reason === 'photo.too_many_pixels') return limit(reason, params)
  return invalid([], reason)
}
