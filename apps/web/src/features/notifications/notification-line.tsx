'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { ResultOf } from '../../api/graphql'
import { RelativeTime } from '../../components/ui/relative-time'
import type { Notifications } from './notifications.documents'
import classes from './notifications.module.css'

type Line = ResultOf<typeof Notifications>['notifications']['edges'][number]['node']

/** Where news leads that is about no report, or about one that is another's now. */
const pages: Partial<Record<string, string>> = {
  'action.handed_over': '/my',
  'inbox.day_missed': '/inbox',
  'box.late': '/boxes',
  'kiosk.silent': '/kiosks',
  'thread.digest': '/inbox',
  'member.appointed': '/settings/people',
  'mail.failed': '/settings/people',
}

/** One piece of news in the reader's language; it leads to what it is about. */
export function NotificationLine({ line, onOpen }: { line: Line; onOpen: () => void }) {
  const t = useTranslations('notifications')
  const format = useFormatter()
  const key = line.event as 'report.accepted'
  const number = typeof line.params.number === 'string' ? line.params.number : null
  const page = typeof line.params.page === 'string' ? line.params.page : undefined
  const href = pages[line.event] ?? page ?? (number ? `/reports/${number}` : undefined)
  const values = valuesOf(line.params)
  if (typeof values.day === 'string') values.day = format.dateTime(new Date(values.day), 'calendarDay')
  const text = t.has(key) ? t(key, values as { number: string }) : (number ?? line.event)
  const words = (
    <>
      <span dir="auto">{text}</span>
      <small>
        <RelativeTime at={line.createdAt} />
      </small>
    </>
  )
  return (
    <li className={classes.line} data-unread={!line.readAt || undefined}>
      {href ? (
        <Link href={href} onClick={onOpen}>
          {words}
        </Link>
      ) : (
        <button type="button" onClick={onOpen}>
          {words}
        </button>
      )}
    </li>
  )
}

const valuesOf = (params: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(params).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  )
