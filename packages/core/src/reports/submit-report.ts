import type { Tx } from '@closecall/db/database'
import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { conflict, notFound } from '../access/errors'
import { key } from '../access/key'
import { localYear } from '../access/local-day'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { twice } from '../access/taken'
import { mustSayTheSame, occurrence, titleFrom } from './report'
import { SubmitReportInput } from './report.input'
import { can } from './report.policy'

/**
 * Files a card. Sending it again gives the same report: a retrying phone never doubles it. What was changed in between is
 * refused, because a success would say that it was filed.
 */
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
      const before = await tx.report.findUniqueOrThrow({ where: key(ctx, input.id) })
      mustSayTheSame(input, before)
      return before
    }
    if (!place.open) throw notFound()

    const now = ctx.now()
    const year = localYear(now, place.timeZone)
    // Before the card itself: its number locks the organisation's counter until the commit, so nothing may come between.
    await record(tx, ctx, 'report.submitted', {
      subject: input.id,
      report: input.id,
      after: { status: 'SUBMITTED', type: input.type },
    })
    return insertNumbered(tx, year, {
      ...input,
      organisationId: ctx.org,
      reporterId: memberIdOf(ctx.actor),
      title: input.title ?? titleFrom(input.whatHappened),
      occurredAt: occurrence(input.occurredAt, now),
      submittedAt: now,
    })
  })
}

type Filed = { id: string; number: string; status: string; version: number }
type Card = Omit<Parameters<Tx['report']['create']>[0]['data'], 'number'>

/** The next number of the year and the row that bears it, in one statement: the counter stays locked no longer than that. */
async function insertNumbered(tx: Tx, year: number, card: Card): Promise<Filed> {
  const [report] = await tx.$queryRaw<Filed[]>`
    WITH counter AS (
      INSERT INTO report_counter (organisation_id, year, last) VALUES (${card.organisationId}::uuid, ${year}, 1)
      ON CONFLICT (organisation_id, year) DO UPDATE SET last = report_counter.last + 1
      RETURNING last
    )
    INSERT INTO report (organisation_id, id, number, type, privacy, site_id, location_id, reporter_id, title, what_happened,
      what_could_happen, immediate_action, proposal, occurred_at, submitted_at)
    SELECT ${card.organisationId}::uuid, ${card.id}::uuid,
      ${`NM-${year}-`} || lpad(last::text, greatest(4, length(last::text)), '0'), ${card.type}, ${card.privacy},
      ${card.siteId}::uuid, ${card.locationId}::uuid, ${card.reporterId}::uuid, ${card.title}, ${card.whatHappened},
      ${card.whatCouldHappen}, ${card.immediateAction}, ${card.proposal}, ${card.occurredAt}, ${card.submittedAt}
    FROM counter
    RETURNING id::text, number, status, version`
  if (!report) throw new Error('an INSERT of one row returns one row')
  return report
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
