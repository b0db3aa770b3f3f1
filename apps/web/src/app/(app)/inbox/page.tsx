import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Inbox } from '../../../features/inbox/inbox'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inbox'))('title') }
}

export default function InboxPage() {
  return <Inbox />
}
