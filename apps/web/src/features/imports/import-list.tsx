'use client'

import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ApiError } from '../../api/error'
import { useApiPages } from '../../api/use-api-pages'
import { DataTable } from '../../components/ui/data-table/data-table'
import { EmptyState } from '../../components/ui/empty-state'
import { ErrorState } from '../../components/ui/error-state'
import { LoadMore } from '../../components/ui/load-more'
import { PageHeader } from '../../components/ui/page-header'
import { Panel } from '../../components/ui/panel'
import { Imports } from './imports.documents'
import { UploadPanel } from './upload-panel'
import { useImportColumns } from './use-import-columns'

export function ImportList({ allowed }: { allowed: boolean }) {
  const t = useTranslations('imports')
  const columns = useImportColumns()
  const list = useApiPages(Imports, {}, (data) => data.imports, { size: 20, pause: !allowed })
  if (!allowed) return <ErrorState error={new ApiError('FORBIDDEN', 'import.run')} />
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <UploadPanel />
      <Panel title={t('list.title')} flush>
        <DataTable
          label={t('list.title')}
          columns={columns}
          rows={list.nodes}
          rowId={({ id }) => id}
          loading={list.loading}
          error={list.error}
          onRetry={list.retry}
          href={({ id }) => `/imports/${id}`}
          empty={
            <EmptyState title={t('list.empty')} icon={History}>
              {t('list.emptyText')}
            </EmptyState>
          }
          footer={
            <LoadMore
              shown={list.nodes.length}
              hasMore={list.hasMore}
              loading={list.loadingMore}
              onMore={() => void list.more()}
            />
          }
        />
      </Panel>
    </>
  )
}
