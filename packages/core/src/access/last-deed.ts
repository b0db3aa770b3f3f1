import type { Tx } from '@closecall/db/database'
import { memberIdOf } from './actor'
import type { Ctx } from './ctx'

/** Told of a row that stays as it is. */
const leavesIt = ['thread.read', 'report.merge_received']

/** What last changed the row itself. */
export function lastDeed(tx: Tx, ctx: Pick<Ctx, 'org'>, subjectId: string) {
  return tx.audit.findFirst({
    where: { organisationId: ctx.org, subjectId, event: { notIn: leavesIt } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { at: true, event: true, changes: true, memberId: true, member: { select: { name: true } } },
  })
}

type Row = { id: string; version: number; [field: string]: unknown }
type Sent = {
  /** The version it was decided on. */
  version: number
  event: string | string[]
  /** What it makes of the row; undefined where it leaves a field alone. */
  [field: string]: unknown
}

/** Whether this very deed, by the same member, was the last change of the row: its answer was lost on the way. */
export async function doneAlready(
  tx: Tx,
  ctx: Pick<Ctx, 'org' | 'actor'>,
  row: Row,
  { version, event, ...said }: Sent,
): Promise<boolean> {
  if (row.version !== version + 1) return false
  const last = await lastDeed(tx, ctx, row.id)
  if (!last || last.memberId !== memberIdOf(ctx.actor) || ![event].flat().includes(last.event)) return false
  const changes = last.changes as Record<string, [unknown, unknown]>
  // An anonymous reporter's answer leaves no deed, only what it changed.
  if (changes.status && changes.status[1] !== row.status) return false
  return Object.entries(said).every(([name, value]) => {
    const made = changes[name]
    if (value === undefined) return made === undefined
    return JSON.stringify(value) === JSON.stringify(made ? made[1] : row[name])
  })
}
