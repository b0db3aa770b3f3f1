'use client'

import { Menu } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SideDrawer } from '../side-drawer'
import classes from './app-shell.module.css'
import { barFor, type NavItem, navFor, reportItem } from './nav'
import { OrganisationMenu } from './organisation-menu'
import type { ShellProps } from './shell-props'
import { useCurrent } from './use-current'

export function BottomBar(shell: ShellProps) {
  const t = useTranslations('nav')
  const current = useCurrent()
  const [more, setMore] = useState(false)
  const [first, second] = barFor(shell.viewer.member.role)
  const tab = ({ id, href, icon: Icon }: NavItem) => (
    <Link
      key={id}
      href={href}
      prefetch={false}
      className={classes.tab}
      aria-current={current(href)}
      data-main={id === 'report' || undefined}
    >
      <span className={classes.disc}>
        <Icon size={23} aria-hidden />
      </span>
      {t(id === 'report' ? 'reportShort' : id)}
      {shell.counts?.[id] ? <span className={classes.badge}>{shell.counts[id]}</span> : null}
    </Link>
  )
  return (
    <nav className={classes.bar} aria-label={t('label')}>
      {first && tab(first)}
      {tab(reportItem)}
      {second && tab(second)}
      <button type="button" className={classes.tab} aria-expanded={more} onClick={() => setMore(true)}>
        <Menu size={23} aria-hidden />
        {t('more')}
      </button>
      <SideDrawer opened={more} onClose={() => setMore(false)} title={t('more')} from="bottom">
        <div className={classes.nav}>
          <OrganisationMenu {...shell} />
          {navFor(shell.viewer.member.role).map(({ id, href, icon: Icon }) => (
            <Link
              key={id}
              href={href}
              prefetch={false}
              className={classes.item}
              aria-current={current(href)}
              onClick={() => setMore(false)}
            >
              <Icon size={21} aria-hidden />
              {t(id)}
            </Link>
          ))}
        </div>
      </SideDrawer>
    </nav>
  )
}
