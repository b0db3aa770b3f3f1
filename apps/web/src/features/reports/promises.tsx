'use client'

import { CircleCheckBig, CircleX, Clock } from 'lucide-react'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import classes from './report-page.module.css'
import type { FullReport } from './report-texts'

type Made = FullReport['promises']

/** What the reporter was promised, each with its clock: kept, late, missed or still running. */
export function Promises({ promises, inline }: { promises: Made; inline?: boolean }) {
  const t = useTranslations('reports')
  const format = useFormatter()
  const now = useNow({ updateInterval: 60_000 })
  if (promises.length === 0) return null
  return (
    <ul className={classes.promises} data-inline={inline || undefined}>
      {promises.map(({ mode, dueAt, keptAt, kept }) => {
        const state = keptAt ? (kept ? 'kept' : 'late') : kept === false ? 'missed' : 'running'
        const Icon = { kept: CircleCheckBig, late: CircleCheckBig, missed: CircleX, running: Clock }[state]
        const time =
          state === 'running'
            ? format.dateTime(new Date(dueAt), 'momentSoon')
            : format.relativeTime(new Date(keptAt ?? dueAt), now)
        return (
          <li key={mode} data-state={state}>
            <Icon size={18} aria-hidden />
            <span>
              {t(`promise.${mode}`)} <small>{t(`promiseState.${state}`, { time })}</small>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
