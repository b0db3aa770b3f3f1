'use client'

import { EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useApiMutation } from '../../api/client'
import type { ResultOf } from '../../api/graphql'
import { Day } from '../../components/ui/day'
import { StatusChip } from '../../components/ui/status-chip'
import { PhotoGrid } from '../photos/photo-grid'
import classes from './report-page.module.css'
import { MarkThreadRead, type ThreadLines } from './reports.documents'
import { WriteToReporter } from './write-to-reporter'

type Props = {
  reportId: string
  thread: NonNullable<ResultOf<typeof ThreadLines>['thread']>
  /** Reads the report again: addresses of pictures are good for minutes only. */
  refresh: () => void
  level?: 'h2' | 'h3'
}

/** The talk with somebody nobody knows. That it was read is told to the reporter, as soon as it stands here. */
export function ReporterThread({ reportId, thread, refresh, level: Heading = 'h3' }: Props) {
  const t = useTranslations('reports.thread')
  const { messages, viewerCanRemovePhotos: viewerCanRemove } = thread
  const [markRead] = useApiMutation(MarkThreadRead)
  const unread = messages.filter(({ from, readByOfficer }) => from === 'REPORTER' && !readByOfficer)
  const newest = unread.at(-1)?.id
  const marked = useRef<string>(undefined)
  useEffect(() => {
    if (!newest || marked.current === newest) return
    marked.current = newest
    // Whoever comes next marks them again.
    markRead({ reportId }).catch(() => {})
  }, [newest, markRead, reportId])
  return (
    <section className={classes.conversation} aria-label={t('title')}>
      <Heading>{t('title')}</Heading>
      <p className={classes.quiet}>
        <EyeOff size={16} aria-hidden style={{ verticalAlign: '-0.15em' }} /> {t('lead')}
      </p>
      <ol>
        {messages.map(({ id, from, text, on, photos }) => (
          <li key={id} data-kind={from === 'OFFICER' ? 'QUESTION' : 'ANSWER'}>
            <div className={classes.by}>
              <strong>{t(from)}</strong>
              {from === 'REPORTER' && id === newest && <StatusChip tone="new">{t('new')}</StatusChip>}
              <Day on={on} />
            </div>
            <p dir="auto">{text}</p>
            <PhotoGrid
              photos={photos.flatMap(({ url, ...photo }) =>
                url ? [{ ...photo, url, viewerCanRemove }] : [],
              )}
              refresh={refresh}
            />
          </li>
        ))}
      </ol>
      <WriteToReporter reportId={reportId} refresh={refresh} />
    </section>
  )
}
