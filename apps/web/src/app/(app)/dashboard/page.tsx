import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DashboardPage } from '../../../features/dashboard/dashboard-page'
import { viewerOrSignIn } from '../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboard'))('title') }
}

export default async function Page() {
  const { permissions } = await viewerOrSignIn('/dashboard')
  return (
    <DashboardPage
      readable={permissions.includes('dashboard.read')}
      editsSites={permissions.includes('site.edit')}
      triages={permissions.includes('report.triage')}
    />
  )
}
