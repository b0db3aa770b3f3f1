'use client'

import { Button } from '@mantine/core'
import { ChartColumn, Table2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import classes from './chart-frame.module.css'

export type ChartTable = { columns: string[]; rows: (string | number)[][] }

type Props = {
  title: string
  /** What the picture says, in a sentence. Read out instead of the picture. */
  summary: string
  /** Printed on every chart of a rate, e.g. "× 200 000 h". */
  multiplier?: string
  /** Interval, source, or what is left out. */
  note?: ReactNode
  /** The same figures as a table. The first column names the row. */
  table: ChartTable
  /** What the picture does not show by itself, in a sentence below it. */
  under?: ReactNode
  legend?: { label: string; color: string; dashed?: boolean }[]
  children: ReactNode
}

export function ChartFrame({ title, summary, multiplier, note, table, under, legend, children }: Props) {
  const t = useTranslations('common.chart')
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  return (
    <figure className={classes.frame} aria-labelledby={id}>
      <div className={classes.head}>
        <figcaption>
          <h2 id={id}>{title}</h2>
          <p>{summary}</p>
        </figcaption>
        <Button
          variant="subtle"
          size="compact-md"
          aria-pressed={asTable}
          leftSection={asTable ? <ChartColumn size={16} aria-hidden /> : <Table2 size={16} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t('picture') : t('table')}
        </Button>
      </div>
      {asTable ? <Figures title={title} table={table} /> : <div className={classes.picture}>{children}</div>}
      {under && <p className={classes.under}>{under}</p>}
      {!asTable && legend && (
        <ul className={classes.legend}>
          {legend.map(({ label, color, dashed }) => (
            <li key={label}>
              <span style={{ borderColor: color, borderStyle: dashed ? 'dashed' : 'solid' }} aria-hidden />
              {label}
            </li>
          ))}
        </ul>
      )}
      {(multiplier || note) && (
        <p className={classes.note}>
          {multiplier && <strong>{t('multiplier', { value: multiplier })}</strong>} {note}
        </p>
      )}
    </figure>
  )
}

function Figures({ title, table }: { title: string; table: ChartTable }) {
  const numeric = table.columns.map((_, index) => typeof table.rows[0]?.[index] === 'number')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
      <table>
        <thead>
          <tr>
            {table.columns.map((name, index) => (
              <th key={name} scope="col" data-number={numeric[index] || undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...values]) => (
            <tr key={String(name)}>
              <th scope="row">{name}</th>
              {values.map((value, index) => (
                <td key={table.columns[index + 1]} data-number={numeric[index + 1] || undefined}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
