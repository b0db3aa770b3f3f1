import { createHash } from 'node:crypto'
import type { Storage } from '@closecall/adapters/storage'
import type { Tx } from '@closecall/db/database'
import { type CleanPhoto, cleanPhoto } from '@closecall/documents/photo'
import { type AnonymousCtx, insideOf } from '../access/anonymous-ctx'
import type { Ctx } from '../access/ctx'
import { conflict } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { mustHaveRoom } from '../attachments/attachment'
import { refusalOf } from '../attachments/complete-upload'
import { savePhoto } from '../attachments/save-photo'
import { photoIdOf } from '../receipts/receipt'
import { holderOfKey, provenHolder } from '../receipts/receipt.rows'
import { todayOf } from '../threads/thread.rows'
import { AnonymousPhotoInput } from './intake.input'
import { can } from './intake.policy'
import { reportOfReceipt, wasUrgent } from './intake.rows'

type Photo = { id: string; lookup: string; messageId: string | null }

/**
 * Takes a photo of an anonymous report or of an answer, drawn anew. It waits in the intake; only on a report that was sent as
 * urgent it is shown at once. Sent again it is the same photo.
 */
export async function attachAnonymousPhoto(
  anonymous: AnonymousCtx,
  storage: Storage,
  raw: AnonymousPhotoInput,
  bytes: Uint8Array,
): Promise<{ sha256: string }> {
  const { photoId, sha256, key: draft, receipt, messageId } = parse(AnonymousPhotoInput, raw)
  anonymous.limits.consume('photo', anonymous.address)
  const holder = receipt ? await provenHolder(anonymous, receipt) : await holderOfKey(anonymous, draft ?? '')
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw conflict('photo.hash_differs')
  const photo = { id: photoIdOf(anonymous.pepper, photoId), lookup: holder.lookup, messageId }
  const ctx = insideOf(anonymous, holder.org)
  try {
    const clean = await cleanPhoto(bytes).catch((error) => Promise.reject(refusalOf(error)))
    const urgent = !messageId && (await wasUrgent(ctx, holder.lookup))
    // Before its row: a row never points at bytes that are not there.
    if (urgent) await savePhoto(storage, { org: ctx.org, attachmentId: photo.id }, clean)
    await ctx.write(async (tx) => {
      authorise(can.file(ctx.actor))
      if (urgent) await showAtOnce(tx, ctx, photo, clean)
      else await letWait(tx, ctx, photo, clean)
    })
    return { sha256 }
  } finally {
    await ctx.end()
  }
}

/** How many there are of the report or the answer, while nobody adds another. Null: this one is there already. */
async function presentOf(
  tx: Tx,
  ctx: Pick<Ctx, 'org'>,
  { id, lookup, messageId }: Photo,
): Promise<number | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lookup}, 0))::text`
  const where = { organisationId: ctx.org, lookup }
  const waiting = await tx.intakePhoto.findMany({ where, select: { id: true, messageId: true } })
  if ((await tx.attachment.findUnique({ where: key(ctx, id) })) || waiting.some((each) => each.id === id))
    return null
  const report = await reportOfReceipt(tx, ctx, lookup)
  const kept = report
    ? await tx.attachment.count({
        where: { organisationId: ctx.org, reportId: report.id, messageId, removedAt: null },
      })
    : 0
  return kept + waiting.filter((each) => each.messageId === messageId).length
}

async function letWait(tx: Tx, ctx: Ctx, photo: Photo, { image, thumbnail, width, height }: CleanPhoto) {
  const present = await presentOf(tx, ctx, photo)
  if (present === null) return
  mustHaveRoom(present)
  const bytes = { image: Buffer.from(image), thumbnail: Buffer.from(thumbnail), width, height }
  const row = { organisationId: ctx.org, ...photo, ...bytes, turn: present + 1, day: await todayOf(tx, ctx) }
  await tx.intakePhoto.createMany({ data: [row], skipDuplicates: true })
}

async function showAtOnce(tx: Tx, ctx: Ctx, photo: Photo, { image, width, height }: CleanPhoto) {
  const report = await reportOfReceipt(tx, ctx, photo.lookup)
  const present = await presentOf(tx, ctx, photo)
  if (present === null || !report) return
  mustHaveRoom(present)
  const last = await tx.attachment.aggregate({
    where: { organisationId: ctx.org, reportId: report.id },
    _max: { position: true },
  })
  const position = (last._max.position ?? -1) + 1
  const data = {
    organisationId: ctx.org,
    id: photo.id,
    reportId: report.id,
    position,
    bytes: image.length,
    width,
    height,
  }
  await tx.attachment.create({ data })
}
