import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PeopleImport } from '../../../../../features/members/people-import'
import { viewerOrSignIn } from '../../../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.import'))('title') }
}

export default async function PeopleImportPage() {
  const reader = await viewerOrSignIn('/settings/people/import')
  if (!reader.permissions.includes('member.edit')) notFound()
  return <PeopleImport />
}
