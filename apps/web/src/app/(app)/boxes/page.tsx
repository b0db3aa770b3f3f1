import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BoxList } from '../../../features/boxes/box-list'
import { viewerOrSignIn } from '../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('boxes'))('title') }
}

export default async function Page() {
  const { permissions } = await viewerOrSignIn('/boxes')
  return <BoxList empties={permissions.includes('box.empty')} manages={permissions.includes('box.manage')} />
}
