import { Inbox, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './state.module.css'

type Props = { title: string; children?: ReactNode; icon?: LucideIcon; action?: ReactNode }

/** Nothing here yet: says why that is fine and what to do next. */
export function EmptyState({ title, children, icon: Icon = Inbox, action }: Props) {
  return (
    <div className={classes.state}>
      <div className={classes.picture}>
        <Icon size={28} strokeWidth={1.8} aria-hidden />
      </div>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  )
}
