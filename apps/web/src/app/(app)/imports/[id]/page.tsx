import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ImportView } from '../../../../features/imports/import-view'
import { viewerOrSignIn } from '../../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { permissions } = await viewerOrSignIn(`/imports/${id}`)
  return <ImportView id={id} editsSites={permissions.includes('site.edit')} />
}
