'use client'

import { useApiQuery } from '../../api/client'
import { AppShell } from '../../components/ui/shell/app-shell'
import { Bell } from './bell'
import { UnreadCount } from './notifications.documents'

type Props = Omit<Parameters<typeof AppShell>[0], 'bell' | 'counts'>

/** The frame with what changes while one works: unread news, and how much waits in the inbox. */
export function SignedInShell(props: Props) {
  const { data } = useApiQuery(UnreadCount, {})
  const waiting = data?.viewer?.inboxCount
  return <AppShell {...props} bell={<Bell />} counts={waiting ? { inbox: waiting } : undefined} />
}
