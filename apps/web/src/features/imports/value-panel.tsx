'use client'

import { Button, Select } from '@mantine/core'
import { ArrowRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Panel } from '../../components/ui/panel'
import type { Column } from './import-words'
import classes from './imports.module.css'

type Props = {
  title: string
  lead: string
  values: Column['values']
  options: { value: string; label: string }[]
  valueOf: (value: string) => string | null
  noteOf?: (value: string, chosen: string | null) => string | undefined
  onValue: (value: string, chosen: string | null) => void
}

const few = 12

export function ValuePanel({ title, lead, values, options, valueOf, noteOf, onValue }: Props) {
  const t = useTranslations('imports.values')
  const format = useFormatter()
  const [all, setAll] = useState(false)
  const shown = all ? (values ?? []) : (values ?? []).slice(0, few)
  return (
    <Panel title={t('title', { field: title })} lead={lead}>
      {values === null && <p className={classes.warn}>{t('tooMany')}</p>}
      <ul className={classes.values}>
        {shown.map(({ value, count }) => {
          const chosen = valueOf(value)
          return (
            <li key={value}>
              <span className={classes.value}>
                <b dir="auto">{value.trim() || t('empty')}</b>
                <small>{t('cells', { count, shown: format.number(count) })}</small>
              </span>
              <ArrowRight size={16} aria-hidden className="mirror" />
              <Select
                aria-label={t('meaning', { value })}
                data={options}
                value={chosen}
                placeholder={t('leftOut')}
                clearable
                searchable={options.length > 8}
                description={noteOf?.(value, chosen)}
                inputWrapperOrder={['input', 'description']}
                onChange={(next) => onValue(value, next)}
              />
            </li>
          )
        })}
      </ul>
      {values && values.length > shown.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('all', { count: values.length })}
        </Button>
      )}
    </Panel>
  )
}
