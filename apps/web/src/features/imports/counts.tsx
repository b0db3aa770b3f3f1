'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { Found } from './import-words'
import classes from './imports.module.css'

/** Where every row of the file stands; the parts add up to the whole. */
export function Counts({ found }: { found: Found }) {
  const t = useTranslations('imports.counts')
  const format = useFormatter()
  const { rowsTotal, rowsReady, rowsRefused, rowsKnown, rowsApplied } = found
  const parts = [
    { key: 'applied', count: rowsApplied, always: found.status === 'APPLIED' },
    { key: 'ready', count: rowsReady, always: found.status === 'VALIDATED' },
    { key: 'refused', count: rowsRefused, always: true },
    { key: 'known', count: rowsKnown, always: true },
  ] as const
  const shown = parts.filter(({ count, always }) => count > 0 || always)
  return (
    <div className={classes.counts}>
      <div className={classes.share} aria-hidden>
        {shown
          .filter(({ count }) => count > 0)
          .map(({ key, count }) => (
            <span key={key} data-kind={key} style={{ flexGrow: count }} />
          ))}
      </div>
      <dl>
        {shown.map(({ key, count }) => (
          <div key={key}>
            <dt data-kind={key}>{t(key)}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('total')}</dt>
          <dd>{format.number(rowsTotal)}</dd>
        </div>
      </dl>
    </div>
  )
}
