import { createHash } from 'node:crypto'
import type { Storage } from '@closecall/adapters/storage'
import type { Tx } from '@closecall/db/database'
import { type CleanPhoto, cleanPhoto } from '@closecall/documents/photo'
import { type AnonymousCtx, insideOf } from '../access/anonymous-ctx'
import type { Ctx } from '../access/ctx'
import { conflict, limit, notFound, rateLimited } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { mustHaveRoom } from '../attachments/attachment'
import { refusalOf } from '../attachments/complete-upload'
import { forgetPhoto } from '../attachments/forget-photo'
import { savePhoto } from '../attachments/save-photo'
import { photoIdOf } from '../receipts/receipt'
import { type Holder, holderOfKey, provenHolder } from '../receipts/receipt.rows'
import { found } from '../reports/report.rows'
import { dayHere } from '../threads/thread.rows'
import { AnonymousPhotoInput } from './intake.input'
import { can } from './intake.policy'
import { reportOfReceipt, wasUrgent } from './intake.rows'

type Photo = { id: string; lookup: string; messageId: string | null }
/** What is known of a photo before a byte of it was read. */
type Announced = { holder: Holder; photo: Photo; sha256: string }

/** Of one report and all its answers, removed ones too; an answer may have as many as a report. */
const mostOfReceipt = 50
/** Of one organisation, until the next hand-over: what waits lies in the database. */
const mostWaitingPhotos = 3_000

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
  return keepAnonymousPhoto(anonymous, storage, await announcedPhoto(anonymous, raw), bytes)
}

/** Whose photo comes, by its headers alone: whoever has no report here need not send it. */
export async function announcedPhoto(anonymous: AnonymousCtx, raw: AnonymousPhotoInput): Promise<Announced> {
  const { photoId, sha256, key: draft, receipt, messageId } = parse(AnonymousPhotoInput, raw)
  anonymous.limits.consume('photo', anonymous.address)
  if (receipt) anonymous.limits.mustNotGuess(anonymous.address)
  const holder = receipt ? await provenHolder(anonymous, receipt) : await holderOfKey(anonymous, draft ?? '')
  return {
    holder,
    photo: { id: photoIdOf(anonymous.pepper, photoId), lookup: holder.lookup, messageId },
    sha256,
  }
}

export async function keepAnonymousPhoto(
  anonymous: AnonymousCtx,
  storage: Storage,
  { holder, photo, sha256 }: Announced,
  bytes: Uint8Array,
): Promise<{ sha256: string }> {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw conflict('photo.hash_differs')
  const ctx = insideOf(anonymous, holder.org)
  try {
    if (photo.messageId) await mustBeReporters(ctx, photo.lookup, photo.messageId)
    const clean = await cleanPhoto(bytes).catch((error) => Promise.reject(refusalOf(error)))
    const urgent = !photo.messageId && (await wasUrgent(ctx, holder.lookup))
    await (urgent ? showAtOnce(ctx, storage, photo, clean) : letWait(ctx, photo, clean))
    return { sha256 }
  } finally {
    await ctx.end()
  }
}

/** NOT_FOUND unless the reporter wrote this answer: first where it waits, for from there it goes into the thread. */
async function mustBeReporters(ctx: Ctx, lookup: string, id: string) {
  const where = { organisationId: ctx.org, id }
  if (await ctx.db.intakeMessage.findFirst({ where: { ...where, lookup }, select: { id: true } })) return
  const kept = { ...where, authorId: null, report: { receipt: { lookup } } }
  if (!(await ctx.db.threadMessage.findFirst({ where: kept, select: { id: true } }))) throw notFound()
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
    ? await tx.attachment.findMany({
        where: { organisationId: ctx.org, reportId: report.id },
        select: { messageId: true, removedAt: true },
      })
    : []
  if (kept.length + waiting.length >= mostOfReceipt) throw limit('photo.too_many', { most: mostOfReceipt })
  const there = [...waiting, ...kept.filter(({ removedAt }) => removedAt === null)]
  return there.filter((each) => each.messageId === messageId).length
}

async function letWait(ctx: Ctx, photo: Photo, { image, thumbnail, width, height }: CleanPhoto) {
  await ctx.write(async (tx) => {
    authorise(can.file(ctx.actor))
    const present = await presentOf(tx, ctx, photo)
    if (present === null) return
    mustHaveRoom(present)
    if ((await tx.intakePhoto.count({ where: { organisationId: ctx.org } })) >= mostWaitingPhotos)
      throw rateLimited(3_600, 'anonymous.organisation_full')
    const bytes = { image: Buffer.from(image), thumbnail: Buffer.from(thumbnail), width, height }
    const row = {
      organisationId: ctx.org,
      ...photo,
      ...bytes,
      turn: present + 1,
      ...(await dayHere(tx, ctx)),
    }
    await tx.intakePhoto.createMany({ data: [row], skipDuplicates: true })
  })
}

/** Looks first, then writes the bytes, then their row; bytes without a row that shows them do not stay. */
async function showAtOnce(ctx: Ctx, storage: Storage, photo: Photo, clean: CleanPhoto) {
  const { lookup, id } = photo
  const at = { org: ctx.org, attachmentId: id }
  const isNew = await ctx.write(async (tx) => {
    authorise(can.file(ctx.actor))
    const present = await presentOf(tx, ctx, photo)
    if (present !== null) mustHaveRoom(present)
    return present !== null
  })
  if (!isNew) return
  try {
    await savePhoto(storage, at, clean)
    await ctx.write(async (tx) => {
      authorise(can.file(ctx.actor))
      const present = await presentOf(tx, ctx, photo)
      if (present === null) return
      mustHaveRoom(present)
      const { id: reportId } = found(await reportOfReceipt(tx, ctx, lookup))
      const ofReport = { organisationId: ctx.org, reportId }
      const last = await tx.attachment.aggregate({ where: ofReport, _max: { position: true } })
      const position = (last._max.position ?? -1) + 1
      const { image, width, height } = clean
      await tx.attachment.create({ data: { ...ofReport, id, position, bytes: image.length, width, height } })
    })
  } finally {
    const where = { organisationId: ctx.org, id, removedAt: null }
    const shown = await ctx.write((tx) => {
      authorise(can.file(ctx.actor))
      return tx.attachment.findFirst({ where, select: { id: true } })
    })
    if (!shown) await forgetPhoto(storage, at)
  }
}
