import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProfileSettings } from '../../../../features/session/profile-settings'
import { viewerOrSignIn } from '../../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tabs'))('profile') }
}

export default async function Page() {
  const reader = await viewerOrSignIn('/settings/profile')
  return (
    <ProfileSettings
      name={reader.member.name}
      locale={reader.personal.locale}
      email={reader.personal.email}
      hasAccount={reader.organisations.length > 0}
    />
  )
}
