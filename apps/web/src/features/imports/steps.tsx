'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Status } from './import-words'
import classes from './imports.module.css'

const steps = ['file', 'columns', 'check', 'done'] as const
const at: Record<Status, number> = {
  UPLOADED: 0,
  STAGED: 1,
  VALIDATING: 2,
  VALIDATED: 2,
  APPLYING: 3,
  APPLIED: 4,
  UNDOING: 4,
  UNDONE: 4,
  CANCELLED: 4,
  FAILED: 4,
}

export function Steps({ status }: { status: Status }) {
  const t = useTranslations('imports.steps')
  const current = at[status]
  if (['UNDONE', 'CANCELLED', 'FAILED', 'UNDOING'].includes(status)) return null
  return (
    <ol className={classes.steps} aria-label={t('label')}>
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? 'step' : undefined}
          data-done={index < current || undefined}
        >
          <span aria-hidden>{index < current ? <Check size={16} strokeWidth={3} /> : index + 1}</span>
          {t(step)}
        </li>
      ))}
    </ol>
  )
}
