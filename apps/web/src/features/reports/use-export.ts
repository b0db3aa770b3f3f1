'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useClient } from 'urql'
import { ApiError } from '../../api/error'
import { useToast } from '../../components/ui/toast'
import type { Row } from './report-columns'
import { collect, csvOf } from './report-file'
import type { ReportQuery } from './report-filter'
import { Reports } from './reports.documents'

const most = 5_000

/** The filtered list as a CSV file; where it is too long for one, that is said. */
export function useExport({ filter, sort }: ReportQuery) {
  const t = useTranslations('reports')
  const tSeverity = useTranslations('common.severity')
  const format = useFormatter()
  const locale = useLocale()
  const toast = useToast()
  const client = useClient()
  const [saving, setSaving] = useState(false)

  const columns: [string, (report: Row) => string][] = [
    [t('list.number'), (report) => report.number],
    [t('list.report'), (report) => report.title],
    [t('list.type'), (report) => t(`type.${report.type}`)],
    [t('list.status'), (report) => t(`status.${report.status}`)],
    [t('list.potential'), (report) => severity(report.potentialSeverity)],
    [t('list.site'), (report) => report.site.name],
    [t('list.location'), (report) => report.location?.name ?? ''],
    [t('list.reporter'), (report) => report.reporter?.name ?? unnamed(report)],
    [t('list.occurred'), (report) => format.dateTime(new Date(report.occurredAt), 'stamp')],
    [t('list.submitted'), (report) => format.dateTime(new Date(report.submittedAt), 'stamp')],
  ]
  const unnamed = ({ reporterHidden, privacy }: Row) =>
    reporterHidden ? t('hidden') : privacy === 'ANONYMOUS' ? t('anonymous') : ''
  const severity = (level: number | null) => (level ? tSeverity(String(level) as '1') : '')

  async function save() {
    setSaving(true)
    try {
      const { rows, cut } = await collect(page, most)
      const lines = [
        columns.map(([name]) => name),
        ...rows.map((row) => columns.map(([, cell]) => cell(row))),
      ]
      offer(csvOf(lines, locale))
      if (cut) toast.say(t('list.exportCut', { count: rows.length }))
      else toast.done(t('list.exported', { count: rows.length }))
    } catch (error) {
      toast.failed(error)
    } finally {
      setSaving(false)
    }
  }
  const page = async (after: string | null) => {
    const asked = { filter, sort, first: 100, after }
    const { data, error } = await client.query(Reports, asked, { requestPolicy: 'network-only' })
    if (error || !data) throw new ApiError('UNAVAILABLE', 'unavailable')
    const { edges, pageInfo } = data.reports
    return { rows: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null }
  }
  return [save, saving] as const
}

function offer(text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: 'reports.csv' })
  link.click()
  URL.revokeObjectURL(url)
}
