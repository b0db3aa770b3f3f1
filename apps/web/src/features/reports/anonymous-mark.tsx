import { EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import classes from './report-page.module.css'

export function AnonymousMark() {
  const t = useTranslations('reports')
  return (
    <span className={classes.anonymous}>
      <EyeOff size={15} aria-hidden />
      {t('anonymous')}
    </span>
  )
}
