'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Panel } from '../../components/ui/panel'
import type { Found } from './import-words'
import classes from './imports.module.css'

const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

/** How the file was read, so that a wrong guess is seen before it does harm. */
export function ReadingFacts({ found }: { found: Found }) {
  const t = useTranslations('imports.reading')
  const format = useFormatter()
  const { reading } = found
  if (!reading) return null
  const mark = reading.delimiter && delimiters[reading.delimiter as ',']
  const facts = [
    [t('format'), reading.format.toUpperCase()],
    [t('rows'), format.number(found.rowsTotal)],
    [t('columns'), format.number(reading.header.length)],
    [t('headerRow'), format.number(reading.headerRow)],
    reading.encoding && [t('encoding'), reading.encoding.toUpperCase()],
    reading.delimiter && [t('delimiter'), mark ? t(`delimiters.${mark}`) : reading.delimiter],
  ].filter((fact): fact is string[] => Array.isArray(fact))
  return (
    <Panel title={t('title')}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
