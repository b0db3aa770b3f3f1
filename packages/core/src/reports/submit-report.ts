import { Prisma } from '@closecall/db/generated/client'
import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { conflict, notFound } from '../access/errors'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { recorded } from '../access/record'
import { twice } from '../access/taken'
import { mustSayTheSame, occurrence, type Source, titleFrom } from './report'
import { SubmitReportInput } from './report.input'
import { can } from './report.policy'

/**
 * Files a card. Sending it again gives the same report: a retrying phone never doubles it. What was changed in between is
 * refused, because a success would say that it was filed.
 */
export async function submitReport(ctx: Ctx, raw: SubmitReportInput) {
  return fileCard(ctx, parse(SubmitReportInput, raw))
}

/** The same for a card that was read already, whichever way it came. */
export async function fileCard(ctx: Ctx, card: Input) {
  authorise(can.submit(ctx.actor, card))
  return twice(async () => {
    const { known, filed } = (await ctx.writeOnce<Outcome>(filing(ctx, card))) ?? missing
    if (known) return sentBefore(ctx, card)
    if (!filed) throw notFound()
    return filed
  })
}

type Input = Omit<ReturnType<typeof SubmitReportInput.parse>, 'source'> & { source: Source }
type Outcome = {
  known: boolean
  /** Null where the site or the location is not there, or closed. */
  filed: { id: string; number: string; status: string; version: number } | null
}
const missing: Outcome = { known: false, filed: null }

async function sentBefore(ctx: Ctx, input: Input) {
  const before = await ctx.db.report.findFirst({ where: { organisationId: ctx.org, id: input.id } })
  if (!before || before.reporterId !== memberIdOf(ctx.actor)) throw conflict('report.id_taken')
  mustSayTheSame(input, before)
  return before
}

/**
 * Looks at the place, takes the next number of the organisation's year, files the card and records it: one statement, so that
 * the counter, on which all cards of an organisation wait for one another, is locked for no longer than it takes to commit.
 */
function filing(ctx: Ctx, card: Input): Prisma.Sql {
  const now = ctx.now()
  const after = { status: 'SUBMITTED', type: card.type }
  const deed = { subject: card.id, report: card.id, after }
  return Prisma.sql`
    WITH place AS (
      SELECT report.id IS NOT NULL AS known, extract(year FROM ${now}::timestamptz AT TIME ZONE organisation.time_zone)::integer AS year,
        site.id IS NOT NULL AND (location.id IS NOT NULL OR ${card.locationId}::uuid IS NULL) AS open
      FROM organisation
      LEFT JOIN report ON report.organisation_id = organisation.id AND report.id = ${card.id}::uuid
      LEFT JOIN site ON site.organisation_id = organisation.id AND site.id = ${card.siteId}::uuid AND site.archived_at IS NULL
      LEFT JOIN location ON location.organisation_id = organisation.id AND location.site_id = site.id
        AND location.id = ${card.locationId}::uuid AND location.archived_at IS NULL
      WHERE organisation.id = ${ctx.org}::uuid
    ), counter AS (
      INSERT INTO report_counter (organisation_id, year, last)
      SELECT ${ctx.org}::uuid, year, 1 FROM place WHERE open AND NOT known
      ON CONFLICT (organisation_id, year) DO UPDATE SET last = report_counter.last + 1
      RETURNING year, last
    ), filed AS (
      INSERT INTO report (organisation_id, id, number, type, privacy, source, site_id, location_id, reporter_id, title, what_happened,
        what_could_happen, immediate_action, proposal, occurred_at, submitted_at)
      SELECT ${ctx.org}::uuid, ${card.id}::uuid, 'NM-' || year || '-' || lpad(last::text, greatest(4, length(last::text)), '0'),
        ${card.type}, ${card.privacy}, ${card.source}, ${card.siteId}::uuid, ${card.locationId}::uuid, ${memberIdOf(ctx.actor)}::uuid,
        ${card.title ?? titleFrom(card.whatHappened)}, ${card.whatHappened}, ${card.whatCouldHappen}, ${card.immediateAction},
        ${card.proposal}, ${occurrence(card.occurredAt, now)}::timestamptz, ${now}::timestamptz
      FROM counter
      RETURNING id, number, status, version
    ), ${recorded(ctx, 'report.submitted', deed, Prisma.sql`FROM filed`)}
    SELECT json_build_object('known', place.known, 'filed',
      (SELECT json_build_object('id', id, 'number', number, 'status', status, 'version', version) FROM filed))
    FROM place`
}
