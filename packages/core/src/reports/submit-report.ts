import type { Tx } from '@closecall/db/database'
import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { conflict, notFound } from '../access/errors'
import { key } from '../access/key'
import { localDay } from '../access/local-day'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { twice } from '../access/taken'
import { occurrence, reportNumber, titleFrom } from './report'
import { SubmitReportInput } from './report.input'
import { can } from './report.policy'
import { takeNumber } from './report.rows'

/** Files a card. Sending the same id again gives the same report: a retrying phone never doubles it. */
export async function submitReport(ctx: Ctx, raw: SubmitReportInput) {
  const input = parse(SubmitReportInput, raw)
  return twice(() => file(ctx, input))
}

async function file(ctx: Ctx, input: ReturnType<typeof SubmitReportInput.parse>) {
  return ctx.write(async (tx) => {
    const place = await placeOf(tx, ctx, input)
    authorise(can.submit(ctx.actor, input))
    if (place.known) {
      if (place.reporterId !== memberIdOf(ctx.actor)) throw conflict('report.id_taken')
      return tx.report.findUniqueOrThrow({ where: key(ctx, input.id) })
    }
    if (!place.open) throw notFound()

    const now = ctx.now()
    const occurredAt = occurrence(input.occurredAt, now)
    const year = Number(localDay(now, place.timeZone).slice(0, 4))
    const report = await tx.report.create({
      data: {
        ...input,
        organisationId: ctx.org,
        number: reportNumber(year, await takeNumber(tx, ctx.org, year)),
        reporterId: memberIdOf(ctx.actor),
        title: input.title ?? titleFrom(input.whatHappened),
        occurredAt,
        submittedAt: now,
      },
    })
    await record(tx, ctx, 'report.submitted', {
      subject: report.id,
      report: report.id,
      after: { status: report.status, type: report.type },
    })
    return report
  })
}

type Place = { timeZone: string; open: boolean; known: boolean; reporterId: string | null }

/** All a card must know before it is filed, in one round trip. */
async function placeOf(
  tx: Tx,
  ctx: Pick<Ctx, 'org'>,
  card: { id: string; siteId: string; locationId: string | null },
) {
  const rows = await tx.$queryRaw<Place[]>`
    SELECT organisation.time_zone AS "timeZone", report.id IS NOT NULL AS known, report.reporter_id AS "reporterId",
      site.id IS NOT NULL AND (location.id IS NOT NULL OR ${card.locationId}::uuid IS NULL) AS open
    FROM organisation
    LEFT JOIN report ON report.organisation_id = organisation.id AND report.id = ${card.id}::uuid
    LEFT JOIN site ON site.organisation_id = organisation.id AND site.id = ${card.siteId}::uuid AND site.archived_at IS NULL
    LEFT JOIN location ON location.organisation_id = organisation.id AND location.site_id = site.id
      AND location.id = ${card.locationId}::uuid AND location.archived_at IS NULL
    WHERE organisation.id = ${ctx.org}::uuid`
  const [place] = rows
  if (!place) throw notFound()
  return place
}
