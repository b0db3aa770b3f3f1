import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReportList } from '../../../features/reports/report-list'
import { viewerOrSignIn } from '../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports.list'))('title') }
}

export default async function ReportsPage() {
  const { permissions } = await viewerOrSignIn('/reports')
  return <ReportList decides={permissions.includes('report.triage')} />
}
