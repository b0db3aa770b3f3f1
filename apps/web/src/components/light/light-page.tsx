import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LogoMark } from '../logo'
import { LanguageSwitch } from './language-switch'
import classes from './light.module.css'
import { NearMissPicture } from './near-miss-picture'
import { PlainLink } from './plain-link'

type Props = { title: ReactNode; lead?: ReactNode; under?: ReactNode; wide?: boolean; children?: ReactNode }

/** Frame of the pages around signing in. Its links are plain ones: the router's own weigh more than they save here. */
export async function LightPage({ title, lead, under, wide, children }: Props) {
  const t = await getTranslations('auth.panel')
  return (
    <div className={classes.page}>
      <div className={classes.left}>
        <header className={classes.bar}>
          <PlainLink href="/" className={classes.brand}>
            <LogoMark size={36} />
            CloseCall
          </PlainLink>
          <LanguageSwitch />
        </header>
        <main className={classes.main} data-wide={wide || undefined}>
          <h1 dir="auto">{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
          {children}
          {under && <div className={classes.under}>{under}</div>}
        </main>
      </div>
      <aside className={classes.right}>
        <NearMissPicture />
        <p>{t('title')}</p>
        <small>{t('text')}</small>
      </aside>
    </div>
  )
}
