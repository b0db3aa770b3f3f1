import { useTranslations } from 'next-intl'
import classes from './severity-mark.module.css'

export type Severity = 1 | 2 | 3 | 4 | 5

/** Severity 1–5 as five rising bars with its word; `compact` leaves the word to assistive technology. */
export function SeverityMark({ level, compact }: { level: Severity | null | undefined; compact?: boolean }) {
  const t = useTranslations('common.severity')
  const word = level ? t(String(level) as '1') : t('none')
  return (
    <span className={classes.mark} data-level={level ?? 0} title={compact ? word : undefined}>
      <svg viewBox="0 0 22 14" width="22" height="14" aria-hidden>
        {[1, 2, 3, 4, 5].map((step) => (
          <rect
            key={step}
            x={(step - 1) * 4.5}
            y={12 - step * 2.2}
            width="3.4"
            height={2 + step * 2.2}
            rx="0.8"
            className={level && step <= level ? classes.on : classes.off}
          />
        ))}
      </svg>
      <span className={compact ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  )
}
