import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MyPage } from '../../../features/my/my-page'
import { viewerOrSignIn } from '../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('my'))('title') }
}

export default async function MyOwnPage() {
  const { member } = await viewerOrSignIn('/my')
  return <MyPage name={member.name} />
}
