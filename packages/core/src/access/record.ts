import type { Tx } from '@closecall/db/database'
import { Prisma } from '@closecall/db/generated/client'
import { memberIdOf } from './actor'
import type { Ctx } from './ctx'

type Row = Record<string, unknown>
type Deed = {
  /** The row it was done to. */
  subject: string
  /** The report on whose timeline it belongs. */
  report?: string
  before?: Row
  after?: Row
  /** What the notifier needs beyond the subject. */
  payload?: Row
}
type Who = Pick<Ctx, 'org' | 'actor' | 'now' | 'id'>

const unnoticed = new Set(['version', 'search', 'numberRank', 'waitingSince', 'returnedOn'])

/** The fields that differ, each with its value before and after. */
export function changesBetween(before: Row = {}, after: Row = {}): Record<string, [unknown, unknown]> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...names].filter(
    (name) => !unnoticed.has(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  return Object.fromEntries(changed.map((name) => [name, [before[name] ?? null, after[name] ?? null]]))
}

/**
 * Writes the deed into the audit and the outbox, in the transaction of the deed itself: either all of it happened or none.
 * One statement, because every one costs a round trip.
 */
export async function record(tx: Tx, ctx: Who, event: string, deed: Deed) {
  await tx.$executeRaw`WITH ${recorded(ctx, event, deed)} SELECT`
}

/** Many deeds of one kind, in one statement. */
export async function recordEach(tx: Tx, ctx: Who, event: string, deeds: readonly Deed[]) {
  if (deeds.length === 0) return
  const rows = deeds.map(({ subject, before, after }) => ({
    audit: ctx.id(),
    outbox: ctx.id(),
    subject,
    changes: changesBetween(before, after),
  }))
  const actor = memberIdOf(ctx.actor)
  await tx.$executeRaw`
    WITH deed AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS d(audit uuid, outbox uuid, subject uuid, changes jsonb)
    ), told AS (
      INSERT INTO outbox (organisation_id, id, event, subject_id, payload, created_at)
      SELECT ${ctx.org}::uuid, outbox, ${event}, subject, jsonb_build_object('actorId', ${actor}::text), ${ctx.now()}::timestamptz
      FROM deed
    )
    INSERT INTO audit (organisation_id, id, at, event, actor_kind, member_id, subject_id, changes)
    SELECT ${ctx.org}::uuid, audit, ${ctx.now()}::timestamptz, ${event}, ${ctx.actor.kind}, ${actor}::uuid, subject, changes
    FROM deed`
}

/** The same as parts of a statement's WITH, for a deed that is one statement: once for every row of `from`. */
export function recorded(ctx: Who, event: string, deed: Deed, from = Prisma.empty): Prisma.Sql {
  const changes = JSON.stringify(changesBetween(deed.before, deed.after))
  const payload = JSON.stringify(deed.payload ?? {})
  const member = memberIdOf(ctx.actor)
  return Prisma.sql`noted AS (
      INSERT INTO audit (organisation_id, id, at, event, actor_kind, member_id, subject_id, report_id, changes)
      SELECT ${ctx.org}::uuid, ${ctx.id()}::uuid, ${ctx.now()}::timestamptz, ${event}, ${ctx.actor.kind}, ${member}::uuid,
        ${deed.subject}::uuid, ${deed.report ?? null}::uuid, ${changes}::jsonb ${from}
    ), told AS (
      INSERT INTO outbox (organisation_id, id, event, subject_id, payload, created_at)
      SELECT ${ctx.org}::uuid, ${ctx.id()}::uuid, ${event}, ${deed.subject}::uuid,
        ${payload}::jsonb || jsonb_build_object('actorId', ${member}::text), ${ctx.now()}::timestamptz ${from}
    )`
}
