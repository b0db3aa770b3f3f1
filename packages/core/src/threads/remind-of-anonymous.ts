import type { Ctx } from '../access/ctx'
import { authorise } from '../access/policy'
import { officersOf } from '../notifications/audience.rows'
import { can } from '../notifications/notification.policy'
import { notifyMembers } from '../notifications/notify-members'

/**
 * What came anonymously and nobody has looked at, in one line and one letter for each officer: how many, and nothing of any
 * one. `at` names the telling; called again for it, it tells nobody twice.
 */
export async function remindOfAnonymous(ctx: Ctx, at: string): Promise<void> {
  await ctx.write(async (tx) => {
    authorise(can.tell(ctx.actor))
    const where = { organisationId: ctx.org }
    const unread = { ...where, authorId: null, readOn: null }
    const reports = await tx.report.findMany({
      where: { ...where, privacy: 'ANONYMOUS', status: 'SUBMITTED', acknowledgedAt: null },
      select: { siteId: true },
    })
    const answers = await tx.threadMessage.findMany({
      where: unread,
      select: { report: { select: { siteId: true } } },
    })
    const told = new Map<string, { reports: number; answers: number }>()
    const count = async (siteIds: string[], what: 'reports' | 'answers') => {
      for (const siteId of new Set(siteIds)) {
        const many = siteIds.filter((each) => each === siteId).length
        for (const member of await officersOf(tx, ctx.org, siteId)) {
          const sum = told.get(member) ?? { reports: 0, answers: 0 }
          told.set(member, { ...sum, [what]: sum[what] + many })
        }
      }
    }
    await count(
      reports.map(({ siteId }) => siteId),
      'reports',
    )
    await count(
      answers.map(({ report }) => report.siteId),
      'answers',
    )
    const event = 'thread.digest'
    for (const [member, params] of told)
      await notifyMembers(
        tx,
        ctx,
        { event, letter: event, key: `${event}:${at}`, members: [member], params },
        null,
      )
  })
}
