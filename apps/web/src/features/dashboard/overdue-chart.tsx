'use client'

import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ChartFrame } from '../../components/ui/chart-frame'
import classes from './bars.module.css'
import type { Found } from './figures'
import { useFigures } from './use-figures'

export function OverdueChart({ overdue }: { overdue: Found['overdue'] }) {
  const t = useTranslations('dashboard.overdue')
  const figures = useFigures()
  const total = overdue.reduce((sum, { actions }) => sum + actions, 0)
  const most = Math.max(1, ...overdue.map(({ actions }) => actions))
  return (
    <ChartFrame
      title={t('title')}
      summary={t('summary', { count: total })}
      note={t('definition')}
      table={{
        columns: [t('late'), t('actions')],
        rows: overdue.map(({ bucket, actions }) => [t(`bucket.${bucket}`), actions]),
      }}
    >
      {total === 0 ? (
        <div className={classes.fine}>
          <CircleCheck size={28} strokeWidth={1.8} aria-hidden />
          <strong>{t('none')}</strong>
          <p>{t('noneText')}</p>
        </div>
      ) : (
        <>
          <ol className={classes.list}>
            {overdue.map(({ bucket, actions }) => (
              <li key={bucket}>
                <div className={classes.words}>
                  <strong>{t(`bucket.${bucket}`)}</strong>
                  <span className={classes.value}>{figures.whole(actions)}</span>
                </div>
                <div className={classes.bar} data-late={bucket} aria-hidden>
                  <span style={{ width: `${(actions / most) * 100}%` }} />
                </div>
              </li>
            ))}
          </ol>
          <p className={classes.more}>
            <Link href="/actions?whose=all&overdue=1">{t('open')}</Link>
          </p>
        </>
      )}
    </ChartFrame>
  )
}
