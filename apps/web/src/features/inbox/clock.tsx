'use client'

import { CircleCheckBig, Hourglass, TriangleAlert } from 'lucide-react'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useApiQuery } from '../../api/client'
import { RelativeTime } from '../../components/ui/relative-time'
import classes from './clock.module.css'
import { InboxClock as Clock } from './inbox.documents'

/** The box is emptied at least once a day: how long until it must be, and how the last days went. */
export function InboxClock() {
  const t = useTranslations('inbox.clock')
  const format = useFormatter()
  const now = useNow({ updateInterval: 60_000 })
  const { data } = useApiQuery(Clock, {})
  if (!data) return <div className={classes.clock} data-loading aria-hidden />
  const { today, waiting, oldestWaitingAt, deadlineAt, recent } = data.inboxClock
  const hours = (new Date(deadlineAt).getTime() - now.getTime()) / 3_600_000
  const state = waiting === 0 ? 'empty' : hours < 4 && !today.emptied ? 'late' : 'running'
  const Icon = { empty: CircleCheckBig, late: TriangleAlert, running: Hourglass }[state]
  const missed = recent.filter((day) => day.missed).length
  return (
    <section className={classes.clock} data-state={state} aria-label={t('label')}>
      <Icon size={28} strokeWidth={1.9} aria-hidden />
      <div className={classes.words}>
        <strong>{state === 'empty' ? t('empty') : t('waiting', { count: waiting })}</strong>
        <span>
          {today.emptied && state !== 'empty' ? t('emptiedToday') : null}
          {state === 'empty'
            ? t('emptyText')
            : t('deadline', {
                day: today.emptied ? 'tomorrow' : 'tonight',
                left: format.relativeTime(new Date(deadlineAt), now),
              })}
          {oldestWaitingAt && (
            <>
              {' '}
              {t('oldest')} <RelativeTime at={oldestWaitingAt} />.
            </>
          )}
        </span>
      </div>
      {recent.length > 0 && (
        <div className={classes.days}>
          <span className="visually-hidden">{t('missed', { count: missed, days: recent.length })}</span>
          <div className={classes.dots} aria-hidden>
            {[...recent].reverse().map((day) => (
              <i
                key={day.day}
                data-missed={day.missed || undefined}
                title={`${format.dateTime(new Date(`${day.day.slice(0, 10)}T00:00:00Z`), 'calendarDayShort')}: ${day.missed ? t('dayMissed') : t('dayEmptied')}`}
              />
            ))}
          </div>
          <small aria-hidden>{t('missed', { count: missed, days: recent.length })}</small>
        </div>
      )}
    </section>
  )
}
