import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { forbidden } from '../access/errors'
import { key } from '../access/key'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { twice } from '../access/taken'
import { found } from '../reports/report.rows'
import { type AttachmentKind, mustBeFor, mustBeSamePhoto, mustHaveRoom, nounOf } from './attachment'
import { photographable } from './attachment.policy'
import { adding } from './attachment.rows'

export type NewAttachment = {
  id: string
  reportId: string
  messageId: string | null
  kind: AttachmentKind
  type: string
  bytes: number
  width: number | null
  height: number | null
  sha256: string
}

/** Puts a photo whose bytes lie in storage on its report. Adding it again gives the same photo, removed or not. */
export async function addAttachment(ctx: Ctx, photo: NewAttachment) {
  return twice(() => add(ctx, photo))
}

async function add(ctx: Ctx, photo: NewAttachment) {
  return ctx.write(async (tx) => {
    const where = { organisationId: ctx.org, id: photo.reportId, AND: photographable(ctx.actor) }
    const report = found(await tx.report.findFirst({ where }))
    authorise(await adding(tx, ctx, photo, report))
    const addedById = memberIdOf(ctx.actor)
    if (!addedById) throw forbidden('report.comment')
    // Photos that end at the same moment are counted one after another.
    await tx.$queryRaw`SELECT FROM report WHERE organisation_id = ${ctx.org}::uuid AND id = ${report.id}::uuid FOR UPDATE`
    const before = await tx.attachment.findUnique({ where: key(ctx, photo.id) })
    if (before) {
      mustBeSamePhoto(before, photo)
      return before
    }
    mustBeFor(report, photo.kind)
    const there = await tx.attachment.findMany({
      where: { organisationId: ctx.org, reportId: report.id },
      select: { position: true, removedAt: true, messageId: true },
    })
    mustHaveRoom(
      there.filter(({ removedAt, messageId }) => !removedAt && messageId === photo.messageId).length,
    )
    const position = Math.max(-1, ...there.map((each) => each.position)) + 1
    const data = { ...photo, organisationId: ctx.org, position, addedById, createdAt: ctx.now() }
    const added = await tx.attachment.create({ data })
    await record(tx, ctx, `${nounOf(photo.kind)}.added`, { subject: added.id, report: report.id })
    return added
  })
}
