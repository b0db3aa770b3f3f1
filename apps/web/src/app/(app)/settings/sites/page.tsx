import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { publicUrl } from '../../../../env'
import { viewerOrSignIn } from '../../../../features/session/viewer'
import { SiteSettings } from '../../../../features/sites/site-settings'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tabs'))('sites') }
}

export default async function Page() {
  const reader = await viewerOrSignIn('/settings/sites')
  return (
    <SiteSettings
      editable={reader.permissions.includes('site.edit')}
      timeZone={reader.organisation.timeZone}
      publicUrl={publicUrl()}
    />
  )
}
