import { EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'

type Props = { reporter: { name: string } | null; hidden: boolean; privacy: string }

/** A name, the fact that it is kept from this reader or unknown to everybody, or that there is none. */
export function ReporterName({ reporter, hidden, privacy }: Props) {
  const t = useTranslations('reports')
  if (reporter) return <span dir="auto">{reporter.name}</span>
  if (!hidden)
    return (
      <span style={{ color: 'var(--cc-ink-3)' }}>{t(privacy === 'ANONYMOUS' ? 'anonymous' : 'nobody')}</span>
    )
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: '0.35em', color: 'var(--cc-ink-2)' }}>
      <EyeOff size={15} aria-hidden />
      {t('hidden')}
    </span>
  )
}
