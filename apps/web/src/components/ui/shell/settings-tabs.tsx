'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import classes from './settings-tabs.module.css'
import { useCurrent } from './use-current'

export function SettingsTabs() {
  const t = useTranslations('settings')
  const current = useCurrent()
  const path = usePathname()
  const nav = useRef<HTMLElement>(null)
  // On a phone the tabs are wider than the screen, and the chosen one may lie beyond it.
  useEffect(() => {
    const chosen = nav.current?.querySelector(`[href="${path}"]`)
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [path])
  return (
    <nav ref={nav} className={classes.tabs} aria-label={t('title')}>
      {(['profile', 'organisation', 'sites', 'people'] as const).map((page) => (
        <Link key={page} href={`/settings/${page}`} aria-current={current(`/settings/${page}`)}>
          {t(`tabs.${page}`)}
        </Link>
      ))}
    </nav>
  )
}
