import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './timeline.module.css'

export type TimelineItem = {
  id: string
  icon?: LucideIcon
  tone?: 'neutral' | 'good' | 'warn' | 'danger' | 'brand'
  /** One sentence: who did what. */
  title: ReactNode
  /** Usually a `RelativeTime`. */
  time?: ReactNode
  /** A comment or details under the sentence. */
  body?: ReactNode
}

export function Timeline({ label, items }: { label: string; items: TimelineItem[] }) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {items.map(({ id, icon: Icon, tone = 'neutral', title, time, body }) => (
        <li key={id}>
          <span className={classes.dot} data-tone={tone} data-plain={!Icon || undefined}>
            {Icon && <Icon size={15} strokeWidth={2.2} aria-hidden />}
          </span>
          <div className={classes.words}>
            <div className={classes.title} dir="auto">
              {title} {time && <span className={classes.time}>{time}</span>}
            </div>
            {body && (
              <div className={classes.body} dir="auto">
                {body}
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
