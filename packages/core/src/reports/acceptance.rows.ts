import type { Tx } from '@closecall/db/database'
import type { Report } from '@closecall/db/generated/client'
import type { z } from 'zod'
import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { addedBefore } from '../actions/assignment.rows'
import { lastDeed } from './report.rows'
import { saysTheSame } from './triage'
import type { AcceptReportInput } from './triage.input'

type Asked = z.output<typeof AcceptReportInput>

/** The same acceptance by the same person, and nothing decided since: its answer was lost on the way. */
export async function acceptedAlready(
  tx: Tx,
  ctx: Pick<Ctx, 'org' | 'actor'>,
  report: Report,
  asked: Asked,
): Promise<boolean> {
  const { version, action } = asked
  if (report.status !== 'ACCEPTED' || report.version !== version + 1) return false
  if (!saysTheSame(asked, report)) return false
  const last = await lastDeed(tx, ctx, report.id)
  if (last?.event !== 'report.accepted' || last.memberId !== memberIdOf(ctx.actor)) return false
  const { firstActionId } = last.changes as { firstActionId?: [null, string] }
  if ((firstActionId?.[1] ?? null) !== (action?.id ?? null)) return false
  if (action) await addedBefore(tx, ctx, report, action)
  return true
}
