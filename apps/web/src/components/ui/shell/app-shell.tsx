'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CommandPalette } from '../command-palette'
import classes from './app-shell.module.css'
import { BottomBar } from './bottom-bar'
import type { ShellProps } from './shell-props'
import { SideNav } from './side-nav'
import { TopBar } from './top-bar'

/** The signed-in frame: side navigation on a desktop, a bottom bar with large targets on a phone. */
export function AppShell({
  children,
  notice,
  ...shell
}: ShellProps & { children: ReactNode; notice?: ReactNode }) {
  const t = useTranslations('nav')
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('skip')}
      </a>
      <SideNav {...shell} />
      <div className={classes.column}>
        <TopBar {...shell} />
        <main id="content" tabIndex={-1} className={classes.main}>
          {notice}
          {children}
        </main>
      </div>
      <BottomBar {...shell} />
      <CommandPalette role={shell.viewer.member.role} />
    </div>
  )
}
