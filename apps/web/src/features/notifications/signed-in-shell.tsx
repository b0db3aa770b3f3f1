'use client'

import { useApiQuery } from '../../api/client'
import { AppShell } from '../../components/ui/shell/app-shell'
import { Bell } from './bell'
import { UnreadCount } from './notifications.documents'

type Props = Omit<Parameters<typeof AppShell>[0], 'bell' | 'counts'>

/** The frame with what changes while one works: unread news, how much waits in the inbox, and which boxes are late. */
export function SignedInShell(props: Props) {
  const { data } = useApiQuery(UnreadCount, {})
  const { inboxCount, lateBoxes } = data?.viewer ?? {}
  const counts = { ...(inboxCount && { inbox: inboxCount }), ...(lateBoxes && { boxes: lateBoxes }) }
  return <AppShell {...props} bell={<Bell />} counts={counts} />
}
