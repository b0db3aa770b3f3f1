'use client'

import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Panel } from '../../components/ui/panel'
import classes from './members.module.css'
import { type Mapping, targets } from './people-columns'
import type { Table } from './read-table'

type Props = { table: Table; heading: boolean; mapping: Mapping; onChange: (mapping: Mapping) => void }

/** What each column means, with its first values beside it. */
export function PeopleColumns({ table, heading, mapping, onChange }: Props) {
  const t = useTranslations('settings.import')
  const rows = heading ? table.slice(1) : table
  const options = targets.map((value) => ({ value, label: t(`target.${value}`) }))
  return (
    <Panel title={t('columnsTitle')} lead={t('columnsLead')}>
      <ul className={classes.columns}>
        {mapping.map((target, column) => {
          const title = heading ? table[0]?.[column] : ''
          const examples = rows.slice(0, 3).flatMap((row) => row[column] || [])
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <li key={column}>
              <div>
                <strong dir="auto">{title || t('column', { number: column + 1 })}</strong>
                <small dir="auto">{examples.join(' · ')}</small>
              </div>
              <Select
                aria-label={t('meaning', { name: title || String(column + 1) })}
                placeholder={t('leaveOut')}
                data={options}
                value={target}
                clearable
                onChange={(next) =>
                  onChange(
                    mapping.map((old, index) => {
                      if (index === column) return next
                      return old === next ? null : old
                    }),
                  )
                }
              />
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
