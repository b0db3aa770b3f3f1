'use client'

import { Select } from '@mantine/core'
import { useFormatter, useTranslations } from 'next-intl'
import { type Column, type ImportMapping, type Target, targets, textTargets } from './import-words'
import classes from './imports.module.css'

type Props = {
  columns: Column[]
  mapping: ImportMapping
  onTarget: (column: number, target: Target | null) => void
}

const must: Target[] = ['occurredAt', 'whatHappened']

export function ColumnFields({ columns, mapping, onTarget }: Props) {
  const t = useTranslations('imports')
  const format = useFormatter()
  const counts = new Map<Target, number>()
  for (const { target } of mapping.columns) counts.set(target, (counts.get(target) ?? 0) + 1)
  const options = [
    { value: 'none', label: t('mapping.leaveOut') },
    ...targets.map((value) => ({
      value,
      label: must.includes(value) ? `${t(`fields.${value}`)} *` : t(`fields.${value}`),
    })),
  ]
  return (
    <ul className={classes.columns}>
      {columns.map((column, index) => {
        const target = mapping.columns.find((each) => each.column === index)?.target
        const name = column.header.trim() || t('mapping.noHeading', { column: index + 1 })
        const twice = target && !textTargets.includes(target) && (counts.get(target) ?? 0) > 1
        return (
          <li key={`${index}-${column.header}`} data-used={target ? true : undefined}>
            <div className={classes.column}>
              <strong dir="auto">{name}</strong>
              <span>
                {column.values
                  ? t('mapping.filled', {
                      filled: format.number(column.filled),
                      distinct: format.number(column.distinct),
                    })
                  : t('mapping.filledOnly', { filled: format.number(column.filled) })}
              </span>
              <p dir="auto">{column.examples.slice(0, 3).join(' · ')}</p>
            </div>
            <Select
              aria-label={t('mapping.meaning', { column: name })}
              data={options}
              value={target ?? 'none'}
              allowDeselect={false}
              error={twice ? t('mapping.problem.twice') : undefined}
              onChange={(value) => onTarget(index, targets.find((each) => each === value) ?? null)}
            />
          </li>
        )
      })}
    </ul>
  )
}
