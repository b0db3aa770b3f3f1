'use client'

import { ActionIcon, Button } from '@mantine/core'
import { GitMerge, Inbox as InboxIcon, Keyboard, Reply, SquareCheckBig, X } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useApiQuery } from '../../api/client'
import { ErrorState } from '../../components/ui/error-state'
import { SkeletonPanel, SkeletonText } from '../../components/ui/skeletons'
import { PhotoGallery } from '../photos/photo-gallery'
import { Conversation } from '../reports/conversation'
import { ReportFacts } from '../reports/report-facts'
import { ReportStatusChip } from '../reports/report-status'
import { ReportTexts } from '../reports/report-texts'
import { ReporterThread } from '../reports/reporter-thread'
import { InboxReport } from './inbox.documents'
import classes from './inbox.module.css'
import type { TriageVerb } from './triage-verb'

type Props = { id: string | undefined; decide: (verb: TriageVerb) => void; onHelp?: () => void }

/** One report as triage needs it: what was said, and the four decisions always in reach. */
export function InboxDetail({ id, decide, onHelp }: Props) {
  const t = useTranslations('inbox')
  const { data, error, loading, retry } = useApiQuery(InboxReport, { id: id ?? '' }, { pause: !id })
  if (!id) {
    return (
      <div className={classes.nothing}>
        <InboxIcon size={32} strokeWidth={1.6} aria-hidden />
        <p>{t('choose')}</p>
      </div>
    )
  }
  if (error && !data) return <ErrorState error={error} onRetry={retry} />
  const report = data?.report
  if (loading || !report || report.id !== id) {
    return (
      <div className={classes.detail} aria-busy>
        <SkeletonText lines={2} />
        <SkeletonPanel height={140} />
        <SkeletonText lines={5} />
      </div>
    )
  }
  return (
    <article className={classes.detail} aria-label={report.number}>
      <header className={classes.head}>
        <div className={classes.meta}>
          <Link href={`/reports/${report.number}`}>{report.number}</Link>
          <ReportStatusChip status={report.status} />
        </div>
        <h2 dir="auto">{report.title}</h2>
      </header>
      {report.viewerCan.triage && (
        <div className={classes.verbs} role="toolbar" aria-label={t('verbs')}>
          <Button leftSection={<SquareCheckBig size={18} aria-hidden />} onClick={() => decide('accept')}>
            {t('accept.open')}
          </Button>
          <Button
            variant="default"
            px="md"
            leftSection={<GitMerge size={18} aria-hidden />}
            onClick={() => decide('merge')}
          >
            {t('merge.open')}
          </Button>
          <Button
            variant="default"
            px="md"
            leftSection={<Reply size={18} aria-hidden />}
            disabled={!report.viewerCan.return}
            title={report.viewerCan.return ? undefined : t('return.nobody')}
            onClick={() => decide('return')}
          >
            {t('return.open')}
          </Button>
          <Button
            variant="default"
            px="md"
            leftSection={<X size={18} aria-hidden />}
            onClick={() => decide('reject')}
          >
            {t('reject.open')}
          </Button>
          {onHelp && (
            <ActionIcon visibleFrom="md" color="gray" aria-label={t('keys.title')} onClick={onHelp}>
              <Keyboard size={20} aria-hidden />
            </ActionIcon>
          )}
        </div>
      )}
      <ReportTexts report={report} />
      <PhotoGallery key={report.id} report={report} refresh={retry} />
      <ReportFacts report={report} />
      {report.thread && (
        <ReporterThread
          key={`thread ${report.id}`}
          reportId={report.id}
          thread={report.thread}
          refresh={retry}
        />
      )}
      {(report.comments.length > 0 || report.viewerCan.comment) && (
        <Conversation reportId={report.id} comments={report.comments} canComment={report.viewerCan.comment} />
      )}
    </article>
  )
}
