'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import classes from './app-shell.module.css'
import { navFor, reportItem } from './nav'
import { OrganisationMenu } from './organisation-menu'
import type { ShellProps } from './shell-props'
import { useCurrent } from './use-current'

export function SideNav(shell: ShellProps) {
  const t = useTranslations('nav')
  const current = useCurrent()
  return (
    <aside className={classes.side}>
      <OrganisationMenu {...shell} />
      <Link href={reportItem.href} className={classes.report}>
        <reportItem.icon size={19} aria-hidden />
        {t('report')}
      </Link>
      <nav className={classes.nav} aria-label={t('label')}>
        {navFor(shell.viewer.member.role).map(({ id, href, icon: Icon }) => (
          <Link key={id} href={href} prefetch={false} className={classes.item} aria-current={current(href)}>
            <Icon size={19} strokeWidth={2} aria-hidden />
            {t(id)}
            {shell.counts?.[id] ? (
              <span className={classes.count} aria-label={t('waiting', { count: shell.counts[id] })}>
                {shell.counts[id]}
              </span>
            ) : null}
          </Link>
        ))}
      </nav>
    </aside>
  )
}
