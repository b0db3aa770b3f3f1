import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OrganisationSettings } from '../../../../features/organisations/organisation-settings'
import { viewerOrSignIn } from '../../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tabs'))('organisation') }
}

export default async function Page() {
  const reader = await viewerOrSignIn('/settings/organisation')
  return <OrganisationSettings editable={reader.permissions.includes('organisation.edit')} />
}
