'use client'

import { Button } from '@mantine/core'
import { ChartNoAxesCombined, Printer } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useApiQuery } from '../../api/client'
import { ApiError } from '../../api/error'
import { EmptyState } from '../../components/ui/empty-state'
import { ErrorState } from '../../components/ui/error-state'
import { PageHeader } from '../../components/ui/page-header'
import { AnonymousGroups } from './anonymous-groups'
import { Dashboard, DashboardSites } from './dashboard.documents'
import classes from './dashboard.module.css'
import { DashboardFilters } from './dashboard-filters'
import { DashboardSkeleton } from './dashboard-skeleton'
import { allReports } from './figures'
import { FunnelChart } from './funnel-chart'
import { HeadFigures } from './head-figures'
import { OverdueChart } from './overdue-chart'
import { PyramidChart } from './pyramid-chart'
import { RateChart } from './rate-chart'
import { SitesChart } from './sites-chart'
import { useDashboardQuery } from './use-dashboard-query'
import { useFigures } from './use-figures'

type Props = { readable: boolean; editsSites: boolean; triages: boolean }

export function DashboardPage({ readable, editsSites, triages }: Props) {
  const t = useTranslations('dashboard')
  const figures = useFigures()
  const { query, set, today } = useDashboardQuery()
  const { period, site } = query
  const variables = { siteIds: site ? [site] : null, from: `${period.from}-01`, to: `${period.to}-01` }
  const { data, error, refreshing, retry } = useApiQuery(Dashboard, variables, { pause: !readable })
  const choices = useApiQuery(DashboardSites, { month: `${today}-01` }, { pause: !readable })
  if (!readable) return <ErrorState error={new ApiError('FORBIDDEN', 'dashboard.read')} />

  const sites = choices.data?.dashboard.sites ?? []
  const from = figures.monthLong(variables.from)
  const to = figures.monthLong(variables.to)
  const place = sites.find(({ siteId }) => siteId === site)?.name ?? t('allSites')
  const found = data?.dashboard
  const reports = found ? allReports(found) : 0
  const overdue = found?.overdue.some(({ actions }) => actions > 0)
  const told = found?.anonymous.some((group) => group.reports !== null)
  const first = reports === 0 && query.span === '24' && !site
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={`${t('lead', { place, from, to })}${triages ? '' : ` ${t('anonymous.apart')}`}`}
        actions={
          <Button
            variant="default"
            className={classes.unprinted}
            leftSection={<Printer size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
        }
      />
      <DashboardFilters query={query} onChange={set} today={today} sites={sites} />
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : !found ? (
        <DashboardSkeleton label={t('loading')} />
      ) : reports === 0 && !overdue && !told ? (
        <EmptyState
          title={t('empty.title')}
          icon={ChartNoAxesCombined}
          action={
            first ? (
              <Button component={Link} href="/report">
                {t('empty.report')}
              </Button>
            ) : (
              <Button
                variant="default"
                onClick={() => set({ span: '24', site: null, period: { from: today, to: today } })}
              >
                {t('empty.wider')}
              </Button>
            )
          }
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        <div className={classes.page} aria-busy={refreshing}>
          <HeadFigures found={found} />
          <PyramidChart {...found} />
          <RateChart months={found.perMonth} editsSites={editsSites} />
          <FunnelChart steps={found.funnel} />
          <OverdueChart overdue={found.overdue} />
          <SitesChart sites={found.sites} />
          <AnonymousGroups groups={found.anonymous} />
        </div>
      )}
    </>
  )
}
