'use client'

import { spotlight } from '@mantine/spotlight'
import { Search } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { LogoMark } from '../../logo'
import classes from './app-shell.module.css'
import { MemberMenu } from './member-menu'
import type { ShellProps } from './shell-props'

export function TopBar(shell: ShellProps) {
  const t = useTranslations('nav')
  return (
    <div className={classes.top}>
      <Link href="/" className={classes.mark}>
        <LogoMark size={32} />
        <span>{shell.viewer.organisation.name}</span>
      </Link>
      <div className={classes.spacer} style={{ order: 1 }} />
      <button type="button" className={classes.find} onClick={() => spotlight.open()} aria-label={t('find')}>
        <Search size={18} aria-hidden />
        <span>{t('find')}</span>
        <kbd>/</kbd>
      </button>
      <div style={{ display: 'flex', alignItems: 'center', gap: 'var(--cc-space-1)', order: 2 }}>
        {shell.bell}
        <MemberMenu {...shell} />
      </div>
    </div>
  )
}
