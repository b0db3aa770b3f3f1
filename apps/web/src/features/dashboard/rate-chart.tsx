'use client'

import { useElementSize } from '@mantine/hooks'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ChartFrame } from '../../components/ui/chart-frame'
import classes from './dashboard.module.css'
import type { Found } from './figures'
import { RatePicture } from './rate-picture'
import { useFigures } from './use-figures'

type Props = { months: Found['perMonth']; editsSites: boolean }

export function RateChart({ months, editsSites }: Props) {
  const t = useTranslations('dashboard.rate')
  const figures = useFigures()
  const { ref, width } = useElementSize()
  const known = months.filter(({ per100 }) => per100 !== null)
  const reports = months.reduce((sum, month) => sum + month.reports, 0)
  const unrated = months.reduce((sum, month) => sum + month.unrated, 0)
  const mean = known.reduce((sum, { per100 }) => sum + (per100?.value ?? 0), 0) / (known.length || 1)
  const summary = known.length
    ? t('summary', { mean: figures.rate(mean), count: known.length })
    : t('summaryNoData', { count: reports })
  const points = months.map((month) => ({
    ...month,
    name: figures.monthShort(month.month),
    full: figures.monthLong(month.month),
  }))
  return (
    <ChartFrame
      title={t('title')}
      summary={summary}
      multiplier={t('multiplier')}
      note={t('definition')}
      under={
        known.length > 0 &&
        unrated > 0 && (
          <>
            {t('unrated', { count: unrated })}{' '}
            {editsSites && <Link href="/settings/sites">{t('addHeadcount')}</Link>}
          </>
        )
      }
      legend={
        known.length
          ? [
              { label: t('rate'), color: 'var(--cc-chart-1)' },
              { label: t('interval'), color: 'color-mix(in srgb, var(--cc-chart-1) 30%, transparent)' },
            ]
          : undefined
      }
      table={{
        columns: [t('month'), t('reports'), t('headcount'), t('rate'), t('low'), t('high')],
        rows: points.map(({ full, reports: count, headcount, per100 }) => [
          full,
          count,
          headcount ?? t('noData'),
          ...(per100
            ? [figures.rate(per100.value), figures.rate(per100.low), figures.rate(per100.high)]
            : [t('noData'), t('noData'), t('noData')]),
        ]),
      }}
    >
      {known.length ? (
        <div ref={ref}>
          <RatePicture
            points={points}
            width={width}
            summary={`${t('title')}. ${summary}`}
            words={{
              noData: t('noData'),
              rate: figures.rate,
              interval: (low, high) => t('between', { low: figures.rate(low), high: figures.rate(high) }),
              reports: (count) => t('count', { count }),
            }}
          />
        </div>
      ) : (
        <div className={classes.noData}>
          <strong>{t('noData')}</strong>
          <p>{t('noHeadcount')}</p>
          {editsSites && <Link href="/settings/sites">{t('addHeadcount')}</Link>}
        </div>
      )}
    </ChartFrame>
  )
}
