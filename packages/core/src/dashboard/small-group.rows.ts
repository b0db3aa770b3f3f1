import type { Site } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { firstFiled, quarterEnd, settledQuarters, shownCount, showsTexts } from '../access/small-groups'
import { AnonymousTextsInput } from './dashboard.input'
import { can, inReach } from './dashboard.policy'

type Place = Pick<Site, 'id' | 'name' | 'headcount'>

/** Anonymous reports as everybody with a dashboard sees them, officers included: by site and settled quarter. */
export async function anonymousGroups(
  ctx: Pick<Ctx, 'org' | 'db' | 'now'>,
  sites: Place[],
  from: Date,
  to: Date,
) {
  const quarters = settledQuarters(from, to, ctx.now(), 4)
  const [newest, oldest] = [quarters[0], quarters.at(-1)]
  if (!newest || !oldest) return []
  const months = await ctx.db.reportMonth.groupBy({
    by: ['siteId', 'month'],
    where: {
      organisationId: ctx.org,
      siteId: { in: sites.map(({ id }) => id) },
      month: { gte: oldest, lt: quarterEnd(newest) },
      anonymous: true,
    },
    _sum: { reports: true },
  })
  return sites.flatMap((site) =>
    quarters.map((quarter) => {
      const reports = months
        .filter(({ siteId, month }) => siteId === site.id && month >= quarter && month < quarterEnd(quarter))
        .reduce((sum, { _sum }) => sum + (_sum.reports ?? 0), 0)
      const group = { reports, people: site.headcount }
      return { site, quarter, reports: shownCount(group), texts: showsTexts(group) }
    }),
  )
}

export type AnonymousGroup = Awaited<ReturnType<typeof anonymousGroups>>[number]

/** What the reports of such a group say, in no order; NOT_FOUND where the group is too small for it. */
export async function anonymousTexts(ctx: Ctx, raw: AnonymousTextsInput): Promise<string[]> {
  authorise(can.read(ctx.actor))
  const { siteId, quarter } = parse(AnonymousTextsInput, raw)
  const site = await ctx.db.site.findFirst({ where: { AND: [inReach(ctx.actor), { id: siteId }] } })
  if (!site) throw notFound()
  const group = (await anonymousGroups(ctx, [site], quarter, quarter))[0]
  if (!group?.texts) throw notFound()
  const rows = await ctx.db.report.findMany({
    where: {
      organisationId: ctx.org,
      siteId,
      privacy: 'ANONYMOUS',
      status: { notIn: ['REJECTED', 'MERGED'] },
      submittedAt: { gte: firstFiled(group.quarter), lt: firstFiled(quarterEnd(group.quarter)) },
    },
    select: { whatHappened: true },
    orderBy: { id: 'asc' },
    take: 200,
  })
  return rows.map(({ whatHappened }) => whatHappened).toSorted()
}
