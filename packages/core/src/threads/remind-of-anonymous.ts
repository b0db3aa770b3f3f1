import type { Ctx } from '../access/ctx'
import { authorise } from '../access/policy'
import { officersOf } from '../notifications/audience.rows'
import { can } from '../notifications/notification.policy'
import { notifyMembers } from '../notifications/notify-members'

type Counts = { reports: number; answers: number }

function add(sums: Map<string, Counts>, name: string, more: Counts): void {
  const { reports, answers } = sums.get(name) ?? { reports: 0, answers: 0 }
  sums.set(name, { reports: reports + more.reports, answers: answers + more.answers })
}

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
    const sites = new Map<string, Counts>()
    for (const { siteId } of reports) add(sites, siteId, { reports: 1, answers: 0 })
    for (const { report } of answers) add(sites, report.siteId, { reports: 0, answers: 1 })
    const told = new Map<string, Counts>()
    for (const [siteId, counts] of sites)
      for (const member of await officersOf(tx, ctx.org, siteId)) add(told, member, counts)
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
