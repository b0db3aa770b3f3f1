'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import classes from './settings-tabs.module.css'
import { useCurrent } from './use-current'

export function SettingsTabs() {
  const t = useTranslations('settings')
  const current = useCurrent()
  return (
    <nav className={classes.tabs} aria-label={t('title')}>
      {(['profile', 'organisation', 'sites', 'people'] as const).map((page) => (
        <Link key={page} href={`/settings/${page}`} aria-current={current(`/settings/${page}`)}>
          {t(`tabs.${page}`)}
        </Link>
      ))}
    </nav>
  )
}
