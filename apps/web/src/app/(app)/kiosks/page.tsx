import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { publicUrl } from '../../../env'
import { KioskList } from '../../../features/kiosks/kiosk-list'
import { viewerOrSignIn } from '../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('kiosks'))('title') }
}

export default async function Page() {
  const { permissions } = await viewerOrSignIn('/kiosks')
  return (
    <KioskList
      sees={permissions.includes('kiosk.see')}
      manages={permissions.includes('kiosk.manage')}
      publicUrl={publicUrl()}
    />
  )
}
