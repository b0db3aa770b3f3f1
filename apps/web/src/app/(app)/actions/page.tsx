import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionList } from '../../../features/actions/action-list'
import { viewerOrSignIn } from '../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('actions.list'))('title') }
}

export default async function ActionsPage() {
  const { permissions } = await viewerOrSignIn('/actions')
  return <ActionList others={permissions.includes('report.read')} />
}
