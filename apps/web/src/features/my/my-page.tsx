'use client'

import { Button } from '@mantine/core'
import { Megaphone } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useApiQuery } from '../../api/client'
import { useApiPages } from '../../api/use-api-pages'
import { EmptyState } from '../../components/ui/empty-state'
import { ErrorState } from '../../components/ui/error-state'
import { LoadMore } from '../../components/ui/load-more'
import { PageHeader } from '../../components/ui/page-header'
import { SkeletonPanel } from '../../components/ui/skeletons'
import { useToast } from '../../components/ui/toast'
import { ActionCard } from '../actions/action-card'
import { useAskedAction } from '../actions/use-asked-action'
import { AnswerBanner } from '../reports/answer-banner'
import { MyActions, MyReports } from './my.documents'
import classes from './my.module.css'
import { MyReport } from './my-report'

/** A worker's own page: first what waits for me, then what I must do, then what became of what I reported. */
export function MyPage({ name }: { name: string }) {
  const t = useTranslations('my')
  const toast = useToast()
  const actions = useApiQuery(MyActions, {})
  const reports = useApiPages(MyReports, {}, (data) => data.reports, { size: 20 })
  const questions = reports.nodes.filter((report) => report.viewerCan.answer)
  const work = useAskedAction(actions.data?.actions.edges.map(({ node }) => node) ?? [])
  const retryActions = actions.retry
  return (
    <>
      <PageHeader
        title={t('hello', { name: name.split(' ')[0] ?? name })}
        lead={t('lead')}
        actions={
          <Button
            component={Link}
            href="/report"
            size="lg"
            leftSection={<Megaphone size={20} aria-hidden />}
            className={classes.report}
          >
            {t('report')}
          </Button>
        }
      />
      {questions.length > 0 && (
        <section className={classes.part} aria-label={t('questions')}>
          <h2>{t('questions')}</h2>
          {questions.map((report) => (
            <div key={report.id} className={classes.asked}>
              <Link href={`/reports/${report.number}`}>
                {report.number}: {report.title}
              </Link>
              <AnswerBanner untitled report={report} onChanged={reports.retry} />
            </div>
          ))}
        </section>
      )}
      <section className={classes.part} aria-label={t('actions')}>
        <h2>
          {t('actions')} {work.rows.length > 0 && <span>{work.rows.length}</span>}
        </h2>
        {actions.error && !actions.data && <ErrorState error={actions.error} onRetry={retryActions} />}
        {actions.loading && <SkeletonPanel height={140} />}
        {actions.data && work.rows.length === 0 && <p className={classes.none}>{t('noActions')}</p>}
        {work.rows.map((action) => (
          <ActionCard
            key={action.id}
            action={action}
            large
            onChanged={retryActions}
            onAsking={work.asking(action)}
          />
        ))}
      </section>
      <section className={classes.part} aria-label={t('reports')}>
        <h2>
          {t('reports')} {reports.total ? <span>{reports.total}</span> : null}
        </h2>
        {reports.error && reports.nodes.length === 0 && (
          <ErrorState error={reports.error} onRetry={reports.retry} />
        )}
        {reports.loading && <SkeletonPanel height={220} />}
        {!reports.loading && !reports.error && reports.nodes.length === 0 && (
          <EmptyState title={t('noReports')} icon={Megaphone}>
            {t('noReportsText')}
          </EmptyState>
        )}
        <div className={classes.list}>
          {reports.nodes.map((report) => (
            <MyReport key={report.id} report={report} />
          ))}
        </div>
        {reports.hasMore && (
          <LoadMore
            shown={reports.nodes.length}
            total={reports.total}
            hasMore={reports.hasMore}
            loading={reports.loadingMore}
            onMore={() => reports.more().catch(toast.failed)}
          />
        )}
      </section>
    </>
  )
}
