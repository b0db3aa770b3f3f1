'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useClient } from 'urql'
import { ApiError } from '../../api/error'
import { useToast } from '../../components/ui/toast'
import type { Row } from './report-columns'
import type { ReportQuery } from './report-filter'
import { Reports } from './reports.documents'

const most = 5_000

/** The filtered list as a CSV file that a spreadsheet opens as it is: with a byte order mark, formulas made harmless. */
export function useExport({ filter, sort }: ReportQuery) {
  const t = useTranslations('reports')
  const tSeverity = useTranslations('common.severity')
  const format = useFormatter()
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
    [t('list.reporter'), (report) => report.reporter?.name ?? (report.reporterHidden ? t('hidden') : '')],
    [t('list.occurred'), (report) => format.dateTime(new Date(report.occurredAt), 'stamp')],
    [t('list.submitted'), (report) => format.dateTime(new Date(report.submittedAt), 'stamp')],
  ]
  const severity = (level: number | null) => (level ? tSeverity(String(level) as '1') : '')

  async function save() {
    setSaving(true)
    try {
      const rows: Row[] = []
      let after: string | null = null
      do {
        const { data, error }: Awaited<ReturnType<typeof page>> = await page(after)
        if (error || !data) throw new ApiError('UNAVAILABLE', 'unavailable')
        rows.push(...data.reports.edges.map(({ node }) => node))
        after = data.reports.pageInfo.hasNextPage ? data.reports.pageInfo.endCursor : null
      } while (after && rows.length < most)
      const lines = [
        columns.map(([name]) => name),
        ...rows.map((row) => columns.map(([, cell]) => cell(row))),
      ]
      offer(`\uFEFF${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}`)
      toast.done(t('list.exported', { count: rows.length }))
    } catch (error) {
      toast.failed(error)
    } finally {
      setSaving(false)
    }
  }
  const page = (after: string | null) =>
    client.query(Reports, { filter, sort, first: 100, after }, { requestPolicy: 'network-only' })
  return [save, saving] as const
}

const quoted = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

function offer(text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: 'reports.csv' })
  link.click()
  URL.revokeObjectURL(url)
}
