'use client'

import { useTranslations } from 'next-intl'
import { useApiQuery } from '../../api/client'
import { DataTable } from '../../components/ui/data-table/data-table'
import { EmptyState } from '../../components/ui/empty-state'
import { ErrorState } from '../../components/ui/error-state'
import { Panel } from '../../components/ui/panel'
import { SkeletonPanel } from '../../components/ui/skeletons'
import { ImportSample } from './imports.documents'
import { useRemarkColumns, useSampleColumns } from './use-sample-columns'

/** The first rows as the reports they will become, and the rows with something to look at. */
export function Samples({ id, header, version }: { id: string; header: string[]; version: number }) {
  const t = useTranslations('imports')
  const sampleColumns = useSampleColumns()
  const remarkColumns = useRemarkColumns(header)
  const { data, error, retry } = useApiQuery(ImportSample, { id }, { requestPolicy: 'cache-and-network' })
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (!data) return <SkeletonPanel height={280} />
  const { sample, rows } = data.import
  const remarked = rows.edges.map(({ node }) => node)
  return (
    <>
      {sample.length > 0 && (
        <Panel title={t('preview.sample')} lead={t('preview.sampleLead')} flush>
          <DataTable
            key={version}
            label={t('preview.sample')}
            keys={false}
            rows={sample}
            rowId={({ rowNumber }) => String(rowNumber)}
            empty={null}
            columns={sampleColumns}
          />
        </Panel>
      )}
      {remarked.length > 0 && (
        <Panel title={t('preview.remarked')} lead={t('preview.remarkedLead')} flush>
          <DataTable
            label={t('preview.remarked')}
            keys={false}
            rows={remarked}
            rowId={({ rowNumber }) => String(rowNumber)}
            empty={<EmptyState title={t('preview.nothing')} />}
            columns={remarkColumns}
          />
        </Panel>
      )}
    </>
  )
}
