import '@fontsource-variable/inter/wght.css'
import '../components/tokens.css'
import '../components/base.css'
import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { knownScheme, schemeCookie, schemeScript } from '../components/color-scheme'
import { rememberTap } from '../features/capture/remember-tap'
import { readerLocale } from '../i18n/locale'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { default: 'CloseCall', template: '%s · CloseCall' },
    description: t('tagline'),
    manifest: `/manifest.webmanifest?lang=${await readerLocale()}`,
    icons: { icon: '/icon.svg', apple: '/icons/apple-180.png' },
    appleWebApp: { capable: true, title: 'CloseCall' },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f4f6f4' },
    { media: '(prefers-color-scheme: dark)', color: '#0a1415' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const scheme = knownScheme((await cookies()).get(schemeCookie)?.value)
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html
      lang={await getLocale()}
      data-mantine-color-scheme={scheme === 'auto' ? 'light' : scheme}
      suppressHydrationWarning
    >
      <head>
        <script nonce={nonce} suppressHydrationWarning>
          {`${schemeScript(scheme)};${rememberTap}`}
        </script>
      </head>
      <body>{children}</body>
    </html>
  )
}
