'use client'

import { useApiQuery } from '../../api/client'
import { AppShell } from '../../components/ui/shell/app-shell'
import type { Owner } from '../outbox/kept'
import { TraySlot } from '../outbox/tray-slot'
import { leaveOfflinePage, useOfflinePage } from '../outbox/use-offline-page'
import { useOutbox } from '../outbox/use-outbox'
import type { OutboxWords } from '../outbox/waiting'
import { Bell } from './bell'
import { UnreadCount } from './notifications.documents'

type Props = Omit<Parameters<typeof AppShell>[0], 'bell' | 'counts' | 'notice'> & {
  owner: Owner
  outboxWords: OutboxWords
}

/** The frame with what changes while one works: unread news, how much waits, which boxes are late and which kiosks silent, and what is still to be sent. */
export function SignedInShell({ owner, outboxWords, signOut, switchOrganisation, ...props }: Props) {
  const { data } = useApiQuery(UnreadCount, {})
  useOfflinePage(owner.memberId)
  const outbox = useOutbox(owner)
  const { inboxCount, lateBoxes, silentKiosks } = data?.viewer ?? {}
  const counts = {
    ...(inboxCount && { inbox: inboxCount }),
    ...(lateBoxes && { boxes: lateBoxes }),
    ...(silentKiosks && { kiosks: silentKiosks }),
  }
  return (
    <AppShell
      {...props}
      signOut={(form) => leaveOfflinePage().then(() => signOut(form))}
      switchOrganisation={(form) => leaveOfflinePage().then(() => switchOrganisation(form))}
      bell={<Bell />}
      counts={counts}
      notice={<TraySlot {...outbox} words={outboxWords} />}
    />
  )
}
