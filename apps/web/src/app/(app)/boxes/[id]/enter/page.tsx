import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EnterCards } from '../../../../../features/boxes/enter-cards'
import { viewerOrSignIn } from '../../../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('boxes'))('enter') }
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { member, permissions } = await viewerOrSignIn(`/boxes/${id}/enter`)
  return <EnterCards id={id} memberId={member.id} allowed={permissions.includes('box.empty')} />
}
