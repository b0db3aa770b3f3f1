import type { ReactNode } from 'react'
import classes from './panel.module.css'

type Props = {
  title?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  flush?: boolean
  children: ReactNode
}

/** A surface that holds one subject. `flush` lets a table or list reach the edges. */
export function Panel({ title, lead, actions, flush, children }: Props) {
  return (
    <section className={classes.panel} data-flush={flush || undefined}>
      {(title || actions) && (
        <div className={classes.head}>
          <div>
            {title && <h2>{title}</h2>}
            {lead && <p>{lead}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      <div className={classes.body}>{children}</div>
    </section>
  )
}
