'use client'

import { useTranslations } from 'next-intl'
import type { Found } from './import-words'
import classes from './imports.module.css'

/** How many rows could have come worse, as the file tells it; and as the dashboard will, where that differs. */
export function Foresight({ found }: { found: Found }) {
  const t = useTranslations('imports.foresight')
  const foresight = found.preview?.foresight
  if (!foresight || foresight.compared === 0) return null
  const { exceeded, onScale } = foresight
  return (
    <p className={classes.small}>
      {t('exceeded', foresight)} {exceeded > onScale && t('onScale', { count: exceeded - onScale, onScale })}
    </p>
  )
}
