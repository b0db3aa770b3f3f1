import type { Tx } from '@closecall/db/database'
import type { Ctx } from '../access/ctx'
import { conflict, invalid, notFound, precondition } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { twice } from '../access/taken'
import { claimNumber } from '../reports/claim-number'
import { mustSayTheSame, titleFrom } from '../reports/report'
import { drawNumber } from '../reports/report-number.rows'
import { cardTimes } from './box'
import { SubmitBoxCardInput } from './box.input'
import { can } from './box.policy'
import { emptyingOrThrow, lockBox, openSpotOrThrow } from './box.rows'

/**
 * Files a card that was found in a box. The audit says who typed it in; who wrote it is said by nothing but the number on the
 * card. Sending it again under the same id is the same report.
 */
export async function submitBoxCard(ctx: Ctx, raw: SubmitBoxCardInput) {
  const { personnelNumber, confidential, occurredOn, emptyingId, ...words } = parse(SubmitBoxCardInput, raw)
  return twice(() =>
    ctx.write(async (tx) => {
      const { boxId } = await emptyingOrThrow(tx, ctx, emptyingId)
      // Cards of one box are filed one after another, so that each is counted.
      await lockBox(tx, ctx, boxId)
      const { box, ...emptying } = await emptyingOrThrow(tx, ctx, emptyingId)
      authorise(can.empty(ctx.actor, box))
      if (emptying.undoneAt) throw precondition('box.emptying_undone')
      const reporterId = await writerOf(tx, ctx, personnelNumber)
      const { timeZone } = await tx.organisation.findUniqueOrThrow({ where: { id: ctx.org } })
      const times = cardTimes(occurredOn, { now: ctx.now(), timeZone, unnamed: reporterId === null })
      const privacy = reporterId === null ? 'ANONYMOUS' : confidential ? 'CONFIDENTIAL' : 'NAMED'
      const card = { ...words, title: null, privacy, source: 'BOX', reporterId, occurredAt: times.occurredAt }

      const known = await tx.report.findUnique({ where: key(ctx, card.id), include: { boxCard: true } })
      if (known) {
        if (known.boxCard?.emptyingId !== emptyingId) throw conflict('report.id_taken')
        mustSayTheSame(card, known)
        return known
      }
      await openPlaceOrThrow(tx, ctx, card)
      const report = await tx.report.create({
        data: {
          ...card,
          ...times,
          organisationId: ctx.org,
          number: await (reporterId === null ? drawNumber : claimNumber)(tx, ctx),
          title: titleFrom(card.whatHappened),
        },
      })
      await tx.boxCard.create({ data: { organisationId: ctx.org, reportId: report.id, emptyingId } })
      const entered = emptying.entered + 1
      // Whoever counted two and holds a third has miscounted; no card may be left out for that.
      const data = { entered, cards: Math.max(emptying.cards, entered) }
      await tx.emptying.update({ where: key(ctx, emptyingId), data })
      await record(tx, ctx, 'report.typed_in', {
        subject: report.id,
        report: report.id,
        after: { status: report.status, type: report.type },
        payload: { boxId },
      })
      return report
    }),
  )
}

async function writerOf(tx: Tx, ctx: Ctx, personnelNumber: string | null): Promise<string | null> {
  if (personnelNumber === null) return null
  const writer = await tx.member.findFirst({ where: { organisationId: ctx.org, personnelNumber } })
  if (!writer) throw invalid([{ path: 'personnelNumber', message: 'unknown_number' }])
  return writer.id
}

async function openPlaceOrThrow(tx: Tx, ctx: Ctx, place: { siteId: string; locationId: string | null }) {
  const site = await tx.site.findUnique({ where: key(ctx, place.siteId) })
  if (!site || site.archivedAt) throw notFound()
  if (place.locationId) await openSpotOrThrow(tx, ctx, site.id, place.locationId)
}
