import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import {
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

const stages = ['REPORTED', 'TRIAGED', 'ACTED', 'VERIFIED'] as const
const day = 86_400_000

/** Everything on the dashboard: four reads of rollups whose size does not grow with the history. */
export async function dashboardFor(ctx: Ctx, raw: DashboardInput) {
  authorise(can.read(ctx.actor))
  const input = parse(DashboardInput, raw)
  const sites = await ctx.db.site.findMany({
    where: { AND: [inReach(ctx.actor), input.siteIds ? { id: { in: input.siteIds } } : {}] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  if (input.siteIds && sites.length < new Set(input.siteIds).size) throw notFound()

  const months = monthsBetween(input.from, input.to)
  const where = {
    organisationId: ctx.org,
    siteId: { in: sites.map((site) => site.id) },
    month: { gte: months[0], lte: months.at(-1) },
  }
  const cells = await ctx.db.reportMonth.findMany({ where })
  const lags = await ctx.db.reportStage.findMany({ where })
  const due = await ctx.db.actionDue.findMany({
    where: { organisationId: ctx.org, siteId: where.siteId, actions: { gt: 0 } },
  })

  const today = new Date(Math.floor(ctx.now().getTime() / day) * day)
  const late = due
    .map((row) => ({ ...row, days: Math.round((today.getTime() - row.dueOn.getTime()) / day) }))
    .filter((row) => row.days > 0)
  const reportsAt = (month: Date) => total(cells.filter((cell) => cell.month.getTime() === month.getTime()))
  const headcount = headcountOf(sites)
  const stage = (name: string, of = lags) => of.filter((lag) => lag.stage === name)

  return {
    pyramid: { actual: pyramid(cells, 'actual'), potential: pyramid(cells, 'potential') },
    unassessed: total(cells.filter((cell) => cell.potential === 0)),
    perMonth: months.map((month) => {
      const reports = reportsAt(month)
      return { month, reports, headcount, per100: per100(reports, headcount) }
    }),
    funnel: stages.map((name) => ({
      stage: name,
      reports: total(stage(name)),
      median: name === 'REPORTED' ? null : quantile(stage(name), 0.5),
      p75: name === 'REPORTED' ? null : quantile(stage(name), 0.75),
      p90: name === 'REPORTED' ? null : quantile(stage(name), 0.9),
    })),
    overdue: overdueBuckets.map((bucket) => ({
      bucket,
      actions: late
        .filter((row) => overdueBucket(row.days) === bucket)
        .reduce((sum, row) => sum + row.actions, 0),
    })),
    sites: sites
      .filter((site) => !site.archivedAt)
      .map((site) => {
        const reports = total(cells.filter((cell) => cell.siteId === site.id))
        const actions = (rows: typeof due) =>
          rows.filter((row) => row.siteId === site.id).reduce((sum, row) => sum + row.actions, 0)
        return {
          site,
          reports,
          per100: per100(reports / months.length, site.headcount),
          openActions: actions(due),
          overdueActions: actions(late),
          medianDaysToTriage: quantile(
            stage(
              'TRIAGED',
              lags.filter((lag) => lag.siteId === site.id),
            ),
            0.5,
          ),
        }
      }),
  }
}

export type Dashboard = Awaited<ReturnType<typeof dashboardFor>>

const total = (rows: { reports: number }[]) => rows.reduce((sum, row) => sum + row.reports, 0)
