'use client'

import { spotlight } from '@mantine/spotlight'
import { Search } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { LogoMark } from '../../logo'
import { useSingleKeys } from '../single-keys'
import classes from './app-shell.module.css'
import { MemberMenu } from './member-menu'
import type { ShellProps } from './shell-props'

export function TopBar(shell: ShellProps) {
  const t = useTranslations('nav')
  const singleKeys = useSingleKeys()
  return (
    <section className={classes.top} aria-label={t('tools')}>
      <Link href="/" className={classes.mark}>
        <LogoMark size={32} />
        <span>{shell.viewer.organisation.name}</span>
      </Link>
      <button type="button" className={classes.find} onClick={() => spotlight.open()} aria-label={t('find')}>
        <Search size={18} aria-hidden />
        <span>{t('find')}</span>
        {singleKeys.on && <kbd>/</kbd>}
      </button>
      <div className={classes.end}>
        {shell.bell}
        <MemberMenu {...shell} />
      </div>
    </section>
  )
}
