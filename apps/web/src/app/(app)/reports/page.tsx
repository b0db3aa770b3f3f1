import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReportList } from '../../../features/reports/report-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports.list'))('title') }
}

export default function ReportsPage() {
  return <ReportList />
}
