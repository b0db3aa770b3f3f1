'use client'

import { Button, Select } from '@mantine/core'
import { Download, SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiPages } from '../../api/use-api-pages'
import { DataTable } from '../../components/ui/data-table/data-table'
import { EmptyState } from '../../components/ui/empty-state'
import { LoadMore } from '../../components/ui/load-more'
import { PageHeader } from '../../components/ui/page-header'
import { useToast } from '../../components/ui/toast'
import { BulkBar } from '../inbox/bulk-bar'
import type { TriageVerb } from '../inbox/triage-verb'
import { useReportColumns } from './report-columns'
import { countOf, type SortField, sortFields } from './report-filter'
import { ReportFilters } from './report-filters'
import { Reports } from './reports.documents'
import { SavedViews } from './saved-views'
import { useExport } from './use-export'
import { useReportQuery } from './use-report-query'

/** Who decides may mark reports here, too, and decide about them together. */
export function ReportList({ decides }: { decides: boolean }) {
  const t = useTranslations('reports.list')
  const toast = useToast()
  const query = useReportQuery()
  const { filter, sort } = query
  const columns = useReportColumns()
  const list = useApiPages(Reports, { filter, sort, decides }, (data) => data.reports)
  const [selected, setSelected] = useState<string[]>([])
  const [verb, setVerb] = useState<TriageVerb>()
  const [save, saving] = useExport(query.query)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t(decides ? 'lead' : 'leadSigned')}
        actions={
          <>
            <SavedViews query={query} />
            <Button
              variant="default"
              loading={saving}
              disabled={list.nodes.length === 0}
              leftSection={<Download size={18} aria-hidden />}
              onClick={save}
            >
              {t('export')}
            </Button>
          </>
        }
      />
      <ReportFilters
        query={query}
        decides={decides}
        end={
          <Select
            aria-label={t('sortBy')}
            hiddenFrom="md"
            allowDeselect={false}
            data={sortFields.map((value) => ({ value, label: t(`sort.${value}`) }))}
            value={sort.field}
            onChange={(field) =>
              query.set({ filter, sort: { field: field as SortField, direction: 'DESC' } })
            }
          />
        }
      />
      <BulkBar
        reports={list.nodes.filter(({ id }) => selected.includes(id))}
        verb={verb}
        onVerb={setVerb}
        onClear={() => setSelected([])}
        onReload={list.retry}
      />
      <DataTable
        label={t('label')}
        columns={columns}
        rows={list.nodes}
        rowId={(report) => report.id}
        {...(decides && { selected, onSelect: setSelected })}
        loading={list.loading}
        error={list.error}
        onRetry={list.retry}
        href={(report) => `/reports/${report.number}`}
        sort={{ id: sort.field, desc: sort.direction === 'DESC' }}
        onSort={({ id, desc }) =>
          query.set({ filter, sort: { field: id as SortField, direction: desc ? 'DESC' : 'ASC' } })
        }
        empty={
          countOf(filter) > 0 ? (
            <EmptyState title={t('emptyFiltered')} icon={SearchX}>
              {t('emptyFilteredText')}
            </EmptyState>
          ) : (
            <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
          )
        }
        footer={
          <LoadMore
            shown={list.nodes.length}
            total={list.total}
            hasMore={list.hasMore}
            loading={list.loadingMore}
            onMore={() => list.more().catch(toast.failed)}
          />
        }
      />
    </>
  )
}
