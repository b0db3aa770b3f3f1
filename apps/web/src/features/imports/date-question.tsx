'use client'

import { CalendarDays } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Panel } from '../../components/ui/panel'
import { Segmented } from '../../components/ui/segmented'
import { type Column, columnOf, type ImportMapping } from './import-words'
import classes from './imports.module.css'

type Props = {
  columns: Column[]
  mapping: ImportMapping
  onChange: (dates: ImportMapping['dates']) => void
}

/** Asked only where the file cannot tell: every date reads both ways, or they contradict each other. */
export function DateQuestion({ columns, mapping, onChange }: Props) {
  const t = useTranslations('imports.dates')
  const column = columns[columnOf(mapping, 'occurredAt') ?? -1]
  if (!column || !(column.dates.ambiguous || column.dates.contradictory)) return null
  return (
    <Panel title={t('title')}>
      <div className={classes.question}>
        <CalendarDays size={24} aria-hidden />
        <div>
          <p>
            {t(column.dates.contradictory ? 'contradictory' : 'ambiguous', {
              example: column.examples[0] ?? '',
            })}
          </p>
          <Segmented
            label={t('title')}
            value={mapping.dates.order}
            onChange={(order) => onChange({ ...mapping.dates, order })}
            options={[
              { value: 'DMY', label: t('DMY') },
              { value: 'MDY', label: t('MDY') },
            ]}
          />
        </div>
      </div>
    </Panel>
  )
}
