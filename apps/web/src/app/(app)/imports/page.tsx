import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ImportList } from '../../../features/imports/import-list'
import { viewerOrSignIn } from '../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

export default async function Page() {
  const { permissions } = await viewerOrSignIn('/imports')
  return <ImportList allowed={permissions.includes('import.run')} />
}
