'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiQuery } from '../../api/client'
import { EmptyState } from '../../components/ui/empty-state'
import { ErrorState } from '../../components/ui/error-state'
import { PageHeader } from '../../components/ui/page-header'
import { Panel } from '../../components/ui/panel'
import { SkeletonPanel } from '../../components/ui/skeletons'
import { ActionCard } from '../actions/action-card'
import classesOfActions from '../actions/action-card.module.css'
import { AddActionDialog } from '../actions/add-action-dialog'
import { TriageDialogs } from '../inbox/triage-dialogs'
import type { TriageVerb } from '../inbox/triage-verb'
import { PhotoGallery } from '../photos/photo-gallery'
import { AnonymousMark } from './anonymous-mark'
import { AnswerBanner } from './answer-banner'
import { Conversation } from './conversation'
import { MergedLinks } from './merged-links'
import { PotentialReview } from './potential-review'
import { Promises } from './promises'
import { type Decision, ReportDecisions } from './report-decisions'
import { ReportFacts } from './report-facts'
import classes from './report-page.module.css'
import { OverdueChip, ReportStatusChip } from './report-status'
import { ReportTexts } from './report-texts'
import { ReportTimeline } from './report-timeline'
import { ReportVerbs } from './report-verbs'
import { ReporterThread } from './reporter-thread'
import { ReportPage } from './reports.documents'
import { TypeMark } from './type-mark'

/** Everything about one report, and what this reader may do with it. */
export function ReportView({ number, worker }: { number: string; worker: boolean }) {
  const t = useTranslations('reports')
  const { data, error, retry } = useApiQuery(ReportPage, { number })
  const [verb, setVerb] = useState<TriageVerb>()
  const [asking, setAsking] = useState<Decision>()
  const [adding, setAdding] = useState(false)
  const report = data?.report
  if (error && !report) return <ErrorState error={error} onRetry={retry} alone />
  if (!report) {
    return (
      <div role="status" aria-label={t('page.facts')}>
        <SkeletonPanel height={90} />
        <br />
        <SkeletonPanel height={360} />
      </div>
    )
  }
  const decided = () => {
    setVerb(undefined)
    retry()
  }
  const note = { RETURNED: 'question', REJECTED: 'reason', CLOSED: 'closing' }[report.status as 'CLOSED']
  return (
    <>
      <PageHeader
        back={worker ? { href: '/my', label: t('page.backMy') } : { href: '/reports', label: t('page.back') }}
        eyebrow={report.number}
        title={report.title}
        lead={
          <span className={classes.lead}>
            <TypeMark type={report.type} />
            <ReportStatusChip status={report.status} />
            <OverdueChip overdue={report.overdue} />
            {report.privacy === 'ANONYMOUS' && <AnonymousMark />}
          </span>
        }
        actions={
          <ReportVerbs report={report} triage={setVerb} ask={setAsking} addAction={() => setAdding(true)} />
        }
      />
      <div className={classes.layout}>
        <div className={classes.main}>
          {report.viewerCan.answer && <AnswerBanner report={report} onChanged={retry} />}
          {report.pendingReview && <PotentialReview review={report.pendingReview} onChanged={retry} />}
          <Panel>
            <ReportTexts report={report} level="h2" />
          </Panel>
          {(report.attachments.length > 0 || report.viewerCan.comment) && (
            <Panel>
              <PhotoGallery report={report} refresh={retry} level="h2" />
            </Panel>
          )}
          {report.decisionNote &&
            !report.viewerCan.answer &&
            !(report.thread && report.status === 'RETURNED') && (
              <Panel title={t(`page.${(note ?? 'note') as 'note'}`)}>
                <p dir="auto" className={classes.note}>
                  {report.decisionNote}
                </p>
              </Panel>
            )}
          {(report.actions.length > 0 || report.viewerCan.addAction) && (
            <Panel title={t('page.actions')}>
              {report.actions.length === 0 && <EmptyState title={t('page.noActions')} />}
              <div className={classesOfActions.list}>
                {report.actions.map((action) => (
                  <ActionCard key={action.id} action={action} onChanged={retry} />
                ))}
              </div>
            </Panel>
          )}
          {report.thread && (
            <Panel>
              <ReporterThread reportId={report.id} thread={report.thread} refresh={retry} level="h2" />
            </Panel>
          )}
          <Panel>
            <Conversation
              reportId={report.id}
              comments={report.comments}
              canComment={report.viewerCan.comment}
              level="h2"
            />
          </Panel>
        </div>
        <aside className={classes.aside} aria-label={t('page.facts')}>
          <Panel title={t('page.facts')}>
            <ReportFacts report={report} />
          </Panel>
          {report.promises.length > 0 && (
            <Panel title={t('page.promises')}>
              <Promises promises={report.promises} />
            </Panel>
          )}
          <MergedLinks into={report.mergedInto} merged={report.merged} />
          {report.timeline.length > 0 && (
            <Panel title={t('page.timeline')}>
              <ReportTimeline entries={report.timeline} />
            </Panel>
          )}
        </aside>
      </div>
      <TriageDialogs
        report={report}
        verb={verb}
        onClose={() => setVerb(undefined)}
        onReload={retry}
        onDone={decided}
      />
      <ReportDecisions
        report={report}
        asking={asking}
        onClose={() => setAsking(undefined)}
        onReload={retry}
      />
      <AddActionDialog report={report} opened={adding} onClose={() => setAdding(false)} />
    </>
  )
}
