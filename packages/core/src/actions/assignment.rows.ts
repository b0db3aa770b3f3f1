import type { Tx } from '@closecall/db/database'
import type { Action, Report } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { conflict } from '../access/errors'
import { key } from '../access/key'
import { mustAskTheSame } from './action'
import type { FirstAction } from './action.input'

/** The action that this id has already; CONFLICT where it hangs on another report or was asked for differently. */
export async function addedBefore(
  tx: Tx,
  ctx: Pick<Ctx, 'org'>,
  report: Pick<Report, 'id'>,
  asked: FirstAction,
): Promise<Action | null> {
  const before = await tx.action.findUnique({ where: key(ctx, asked.id) })
  if (before && before.reportId !== report.id) throw conflict('action.id_taken')
  if (before) mustAskTheSame(asked, await firstAsked(tx, ctx, before.id))
  return before
}

/** The action as it was added, whatever became of it since. */
async function firstAsked(tx: Tx, ctx: Pick<Ctx, 'org'>, id: string) {
  const { changes } = await tx.audit.findFirstOrThrow({
    where: { organisationId: ctx.org, subjectId: id, event: 'action.assigned' },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { changes: true },
  })
  const after = (name: string) => (changes as Record<string, [unknown, unknown]>)[name]?.[1] ?? null
  return {
    title: after('title'),
    description: after('description'),
    kind: after('kind'),
    controlLevel: after('controlLevel'),
    ownerId: after('ownerId'),
    dueOn: after('dueOn'),
  }
}

/** What is recorded of it. */
export function assignment({ id, reportId, ...action }: Action) {
  const { title, description, kind, controlLevel, ownerId, dueOn, status } = action
  return {
    subject: id,
    report: reportId,
    after: { title, description, kind, controlLevel, ownerId, dueOn, status },
    payload: { reportId, actionId: id, ownerId },
  }
}
