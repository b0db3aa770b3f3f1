import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './capture.module.css'

type Props = { title: string; text: string; children?: ReactNode }

/** Why it has not been sent, what becomes of it, and what to do. */
export function NotSent({ title, text, children }: Props) {
  return (
    <div className={classes.notSent} role="alert">
      <h2>
        <CloudOff size={22} aria-hidden />
        {title}
      </h2>
      <p>{text}</p>
      {children}
    </div>
  )
}
