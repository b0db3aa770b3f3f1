import { useFormatter, useTranslations } from 'next-intl'
import type { ResultOf } from '../../api/graphql'
import type { Column } from '../../components/ui/data-table/column'
import { RelativeTime } from '../../components/ui/relative-time'
import { StatusChip } from '../../components/ui/status-chip'
import { tones } from './import-words'
import type { Imports } from './imports.documents'

type Row = ResultOf<typeof Imports>['imports']['edges'][number]['node']

export function useImportColumns(): Column<Row>[] {
  const t = useTranslations('imports')
  const format = useFormatter()
  return [
    { id: 'file', header: t('list.file'), primary: true, cell: ({ fileName }) => fileName, width: '36%' },
    {
      id: 'status',
      header: t('list.status'),
      cell: ({ status }) => <StatusChip tone={tones[status]}>{t(`status.${status}`)}</StatusChip>,
    },
    {
      id: 'rows',
      header: t('list.rows'),
      align: 'end',
      cell: ({ rowsApplied, rowsTotal }) =>
        t('list.of', { done: format.number(rowsApplied), total: format.number(rowsTotal) }),
    },
    { id: 'by', header: t('list.by'), wideOnly: true, cell: ({ createdBy }) => createdBy.name },
    { id: 'at', header: t('list.at'), cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  ]
}
