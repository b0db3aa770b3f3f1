import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import classes from './page-header.module.css'

type Props = {
  title: ReactNode
  /** One line under the title: what this page is for, or where the thing stands. */
  lead?: ReactNode
  /** Small text above the title, e.g. a number. */
  eyebrow?: ReactNode
  back?: { href: string; label: string }
  /** Buttons; on a phone they go under the title. */
  actions?: ReactNode
}

export function PageHeader({ title, lead, eyebrow, back, actions }: Props) {
  return (
    <header className={classes.header}>
      {back && (
        <Link href={back.href} className={classes.back}>
          <ArrowLeft size={18} aria-hidden className="mirror" />
          {back.label}
        </Link>
      )}
      <div className={classes.row}>
        <div className={classes.words}>
          {eyebrow && <div className={classes.eyebrow}>{eyebrow}</div>}
          <h1 dir="auto">{title}</h1>
          {lead && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </header>
  )
}
