'use client'

import { useTranslations } from 'next-intl'
import classes from './dashboard.module.css'
import { allReports, type Found } from './figures'
import { useFigures } from './use-figures'

/** Five figures to begin with; the pictures below explain them. */
export function HeadFigures({ found }: { found: Found }) {
  const t = useTranslations('dashboard.head')
  const figures = useFigures()
  const step = (name: string) => found.funnel.find(({ stage }) => stage === name)
  const reported = step('REPORTED')?.reports ?? 0
  const triage = step('TRIAGED')?.median ?? null
  const serious = found.pyramid.potential
    .filter(({ key }) => key === 'FATALITY' || key === 'LOST_TIME')
    .reduce((sum, { count }) => sum + count, 0)
  const overdue = found.overdue.reduce((sum, { actions }) => sum + actions, 0)
  const tiles = [
    { name: t('reports'), value: figures.whole(allReports(found)), note: t('reportsNote') },
    { name: t('serious'), value: figures.whole(serious), note: t('seriousNote') },
    {
      name: t('triage'),
      value: triage === null ? t('noData') : t('days', { count: triage }),
      note: t('triageNote'),
    },
    {
      name: t('verified'),
      value: figures.share(step('VERIFIED')?.reports ?? 0, reported),
      note: t('verifiedNote'),
    },
    { name: t('overdue'), value: figures.whole(overdue), note: t('overdueNote'), late: overdue > 0 },
  ]
  return (
    <dl className={classes.tiles}>
      {tiles.map(({ name, value, note, late }) => (
        <div key={name} data-late={late || undefined}>
          <dt>{name}</dt>
          <dd>
            <strong>{value}</strong>
            <span>{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
