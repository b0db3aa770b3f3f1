import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { dateOf } from '../access/local-day'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { seesAnonymous } from '../access/small-groups'
import { todayOf } from '../actions/action.rows'
import {
  foresight,
  headcountOf,
  monthsBetween,
  overdueBucket,
  overdueBuckets,
  per100,
  pyramid,
  quantile,
} from './dashboard'
import { DashboardInput } from './dashboard.input'
import { can, inReach } from './dashboard.policy'
import { anonymousGroups } from './small-group.rows'

const stages = ['TRIAGED', 'ACTED', 'VERIFIED'] as const
const noLag = { median: null, p75: null, p90: null }
const day = 86_400_000

/** Everything on the dashboard: sums over rollups whose size does not grow with the history. */
export async function dashboardFor(ctx: Ctx, raw: DashboardInput) {
  authorise(can.read(ctx.actor))
  const input = parse(DashboardInput, raw)
  const sites = await ctx.db.site.findMany({
    where: { AND: [inReach(ctx.actor), input.siteIds ? { id: { in: input.siteIds } } : {}] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  if (input.siteIds && sites.length < new Set(input.siteIds).size) throw notFound()

  const months = monthsBetween(input.from, input.to)
  const siteId = { in: sites.map((site) => site.id) }
  // Whoever can list the others would find the anonymous ones by subtraction.
  const shown = { organisationId: ctx.org, siteId, ...(seesAnonymous(ctx.actor) ? {} : { anonymous: false }) }
  const where = { ...shown, month: { gte: months[0], lte: months.at(-1) } }
  const sum = { _sum: { reports: true } } as const
  const cells = await ctx.db.reportMonth.groupBy({
    by: ['type', 'actual', 'potential', 'history'],
    where,
    ...sum,
  })
  const byMonth = await ctx.db.reportMonth.groupBy({ by: ['month', 'siteId'], where, ...sum })
  const bySite = await ctx.db.reportMonth.groupBy({ by: ['siteId'], where, ...sum })
  const lags = await ctx.db.reportStage.groupBy({ by: ['stage', 'days'], where, ...sum })
  const triage = { ...where, stage: 'TRIAGED' }
  const triageLags = await ctx.db.reportStage.groupBy({ by: ['siteId', 'days'], where: triage, ...sum })
  const due = await ctx.db.actionDue.findMany({
    where: { ...shown, actions: { gt: 0 } },
  })

  const today = dateOf(await todayOf(ctx.db, ctx))
  const late = due
    .map((row) => ({ ...row, days: Math.round((today.getTime() - row.dueOn.getTime()) / day) }))
    .filter((row) => row.days > 0)
  const counts = cells.map(counted)
  const headcount = headcountOf(sites)
  // A rate counts the reports of those whose heads it counts.
  const peopled = new Set(sites.filter((site) => site.headcount).map((site) => site.id))
  const stage = (name: string) => lags.filter((lag) => lag.stage === name).map(counted)

  const open = sites.filter((site) => !site.archivedAt)

  return {
    anonymous: await anonymousGroups(ctx, open, input.from, input.to),
    pyramid: { actual: pyramid(counts, 'actual'), potential: pyramid(counts, 'potential') },
    foresight: foresight(counts),
    unassessed: total(counts.filter((cell) => cell.potential === 0)),
    perMonth: months.map((month) => {
      const rows = byMonth.filter((row) => row.month.getTime() === month.getTime()).map(counted)
      const reports = total(rows)
      const rated = total(rows.filter((row) => peopled.has(row.siteId)))
      // Of a month all of whose reports came from elsewhere it says nothing, not 0.
      const rate = reports > 0 && rated === 0 ? null : per100(rated, headcount)
      return { month, reports, unrated: reports - rated, headcount, per100: rate }
    }),
    funnel: [
      { stage: 'REPORTED' as const, reports: total(counts.filter(({ history }) => !history)), ...noLag },
      ...stages.map((name) => ({
        stage: name,
        reports: total(stage(name)),
        median: quantile(stage(name), 0.5),
        p75: quantile(stage(name), 0.75),
        p90: quantile(stage(name), 0.9),
      })),
    ],
    overdue: overdueBuckets.map((bucket) => ({
      bucket,
      actions: late
        .filter((row) => overdueBucket(row.days) === bucket)
        .reduce((sum, row) => sum + row.actions, 0),
    })),
    sites: open.map((site) => {
      const reports = total(bySite.filter((row) => row.siteId === site.id).map(counted))
      const actions = (rows: typeof due) =>
        rows.filter((row) => row.siteId === site.id).reduce((sum, row) => sum + row.actions, 0)
      return {
        site,
        reports,
        // The interval is that of the whole count, told per month.
        per100: per100(reports, (site.headcount ?? 0) * months.length || null),
        openActions: actions(due),
        overdueActions: actions(late),
        medianDaysToTriage: quantile(triageLags.filter((lag) => lag.siteId === site.id).map(counted), 0.5),
      }
    }),
  }
}

export type Dashboard = Awaited<ReturnType<typeof dashboardFor>>

const total = (rows: { reports: number }[]) => rows.reduce((sum, row) => sum + row.reports, 0)
const counted = <R extends { _sum: { reports: number | null } }>(row: R) => ({
  ...row,
  reports: row._sum.reports ?? 0,
})
