import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeopleSettings } from '../../../../features/members/people-settings'
import { viewerOrSignIn } from '../../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tabs'))('people') }
}

export default async function Page() {
  const reader = await viewerOrSignIn('/settings/people')
  return (
    <PeopleSettings
      editable={reader.permissions.includes('member.edit')}
      owner={reader.member.role === 'OWNER'}
      slug={reader.organisation.slug}
      locale={reader.personal.locale}
    />
  )
}
