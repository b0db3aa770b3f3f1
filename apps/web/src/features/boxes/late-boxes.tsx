'use client'

import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useApiQuery } from '../../api/client'
import { LateBoxes as Document } from './boxes.documents'
import classes from './boxes.module.css'

/** Over the inbox: its clock knows only what was typed in, and cards nobody has taken out are not even waiting yet. */
export function LateBoxes() {
  const t = useTranslations('boxes')
  const { data } = useApiQuery(Document, {})
  const count = data?.viewer?.lateBoxes
  if (!count) return null
  return (
    <Link href="/boxes" className={classes.late}>
      <svg viewBox="0 0 12 12" width="20" height="20" fill="currentColor" aria-hidden>
        <path d="M3.8.7h4.4l3.1 3.1v4.4l-3.1 3.1H3.8L.7 8.2V3.8z" />
      </svg>
      <span>{t('lateBoxes', { count })}</span>
      <ArrowRight size={18} className="mirror" aria-hidden />
    </Link>
  )
}
