import type { ReactNode } from 'react'
import classes from './status-chip.module.css'

export type Tone = 'neutral' | 'new' | 'progress' | 'waiting' | 'good' | 'warn' | 'danger'

/** Every tone has a shape of its own: the meaning survives without colour and in print. */
const shapes: Record<Tone, ReactNode> = {
  neutral: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  new: <circle cx="6" cy="6" r="4.6" />,
  progress: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M6 2a4 4 0 0 1 0 8z" />
    </>
  ),
  waiting: <path d="M2.6 1.6h2.4v8.8H2.6zM7 1.6h2.4v8.8H7z" />,
  good: <path d="M4.7 10 1 6.2l1.5-1.5 2.2 2.2 4.9-5L11 3.5z" />,
  warn: <path d="M6 1 11.6 11H.4z" />,
  danger: <path d="M3.8.7h4.4l3.1 3.1v4.4l-3.1 3.1H3.8L.7 8.2V3.8z" />,
}

export function StatusChip({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.chip} data-tone={tone}>
      <svg viewBox="0 0 12 12" width="11" height="11" fill="currentColor" aria-hidden>
        {shapes[tone]}
      </svg>
      <span dir="auto">{children}</span>
    </span>
  )
}
