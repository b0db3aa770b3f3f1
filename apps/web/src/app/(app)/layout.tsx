import { headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getNow, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Providers } from '../../components/providers'
import { SignedInShell } from '../../features/notifications/signed-in-shell'
import { ownerOf } from '../../features/outbox/owner-of'
import { signOutAction, switchOrganisationAction } from '../../features/session/session.actions'
import { viewerOrSignIn } from '../../features/session/viewer'
import { formats } from '../../i18n/formats'

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const incoming = await headers()
  const viewer = await viewerOrSignIn(incoming.get('x-path') ?? '/')
  const locale = await getLocale()
  const { capture, outbox } = await getMessages()
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={await getMessages()}
      formats={formats}
      timeZone={await getTimeZone()}
      now={await getNow()}
    >
      <Providers locale={locale} nonce={incoming.get('x-nonce') ?? undefined}>
        <SignedInShell
          viewer={viewer}
          owner={ownerOf(viewer)}
          outboxWords={{ ...outbox, fields: capture.filed.fields }}
          signOut={signOutAction}
          switchOrganisation={switchOrganisationAction}
        >
          {children}
        </SignedInShell>
      </Providers>
    </NextIntlClientProvider>
  )
}
