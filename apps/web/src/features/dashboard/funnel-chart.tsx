'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ChartFrame } from '../../components/ui/chart-frame'
import classes from './bars.module.css'
import type { Found } from './figures'
import { useFigures } from './use-figures'

const bold = (text: ReactNode) => <b>{text}</b>

export function FunnelChart({ steps }: { steps: Found['funnel'] }) {
  const t = useTranslations('dashboard.funnel')
  const figures = useFigures()
  const reported = steps.find(({ stage }) => stage === 'REPORTED')?.reports ?? 0
  const verified = steps.find(({ stage }) => stage === 'VERIFIED')
  const days = (value: number | null) => (value === null ? '–' : figures.whole(value))
  return (
    <ChartFrame
      title={t('title')}
      summary={t('summary', { verified: verified?.reports ?? 0, reported })}
      note={t('definition')}
      table={{
        columns: [t('stage'), t('reports'), t('share'), t('median'), t('p75'), t('p90')],
        rows: steps.map(({ stage, reports, median, p75, p90 }) => [
          t(`stages.${stage}`),
          reports,
          figures.share(reports, reported),
          days(median),
          days(p75),
          days(p90),
        ]),
      }}
    >
      <ol className={classes.list}>
        {steps.map(({ stage, reports, median, p75, p90 }) => (
          <li key={stage}>
            <div className={classes.words}>
              <strong>{t(`stages.${stage}`)}</strong>
              <span className={classes.value}>
                {figures.whole(reports)} <small>{figures.share(reports, reported)}</small>
              </span>
            </div>
            <div className={classes.bar} aria-hidden>
              <span style={{ width: `${reported ? (reports / reported) * 100 : 0}%` }} />
            </div>
            {median !== null && (
              <p className={classes.lag}>
                {t.rich('lag', {
                  median: days(median),
                  p75: days(p75),
                  p90: days(p90),
                  b: bold,
                })}
              </p>
            )}
          </li>
        ))}
      </ol>
    </ChartFrame>
  )
}
