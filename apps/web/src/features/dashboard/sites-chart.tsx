'use client'

import { useTranslations } from 'next-intl'
import { ChartFrame } from '../../components/ui/chart-frame'
import type { Found } from './figures'
import classes from './sites.module.css'
import { useFigures } from './use-figures'

export function SitesChart({ sites }: { sites: Found['sites'] }) {
  const t = useTranslations('dashboard.sites')
  const figures = useFigures()
  const rows = sites.toSorted((a, b) => b.reports - a.reports)
  const mostReports = Math.max(1, ...rows.map(({ reports }) => reports))
  const mostRate = Math.max(0.1, ...rows.map(({ per100 }) => per100?.high ?? 0))
  const mostActions = Math.max(1, ...rows.map(({ openActions }) => openActions))
  const share = (value: number, most: number) => `${(value / most) * 100}%`
  const days = (value: number | null) => (value === null ? t('noData') : t('days', { count: value }))
  return (
    <div className={classes.wide}>
      <ChartFrame
        title={t('title')}
        summary={t('summary', { count: rows.length })}
        multiplier={t('multiplier')}
        note={t('definition')}
        table={{
          columns: [t('site'), t('reports'), t('rate'), t('open'), t('late'), t('triage')],
          rows: rows.map((site) => [
            site.name,
            site.reports,
            site.per100 ? figures.rate(site.per100.value) : t('noData'),
            site.openActions,
            site.overdueActions,
            days(site.medianDaysToTriage),
          ]),
        }}
      >
        <table className={classes.sites}>
          <caption className="visually-hidden">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('site')}</th>
              <th scope="col">{t('reports')}</th>
              <th scope="col">{t('rate')}</th>
              <th scope="col">{t('actions')}</th>
              <th scope="col">{t('triage')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(
              ({ siteId, name, reports, per100, openActions, overdueActions, medianDaysToTriage }) => (
                <tr key={siteId}>
                  <th scope="row">{name}</th>
                  <td data-label={t('reports')}>
                    <b>{figures.whole(reports)}</b>
                    <i className={classes.bar} aria-hidden>
                      <span style={{ width: share(reports, mostReports) }} />
                    </i>
                  </td>
                  <td data-label={t('rate')}>
                    <b>{per100 ? figures.rate(per100.value) : t('noData')}</b>
                    {per100 && (
                      <i className={classes.bar} aria-hidden>
                        <em
                          style={{
                            insetInlineStart: share(per100.low, mostRate),
                            width: share(per100.high - per100.low, mostRate),
                          }}
                        />
                        <u style={{ insetInlineStart: share(per100.value, mostRate) }} />
                      </i>
                    )}
                  </td>
                  <td data-label={t('actions')}>
                    <b>
                      {figures.whole(openActions)}
                      {overdueActions > 0 && (
                        <small className={classes.late}>{t('ofThemLate', { count: overdueActions })}</small>
                      )}
                    </b>
                    <i className={classes.bar} aria-hidden>
                      <span data-late style={{ width: share(overdueActions, mostActions) }} />
                      <span style={{ width: share(openActions - overdueActions, mostActions) }} />
                    </i>
                  </td>
                  <td data-label={t('triage')}>
                    <b>{days(medianDaysToTriage)}</b>
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </ChartFrame>
    </div>
  )
}
