'use client'

import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import 'dayjs/locale/ru'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { ApiProvider } from '../api/client'
import { languageOf, type WrittenLocale } from '../i18n/locales'
import { cookieSchemeManager } from './color-scheme-manager'
import { cssVariables, theme } from './theme'

export function Providers({
  locale,
  nonce,
  children,
}: {
  locale: WrittenLocale
  nonce?: string
  children: ReactNode
}) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={cookieSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce ?? ''}
    >
      <DatesProvider settings={{ locale: languageOf(locale), firstDayOfWeek: locale === 'en-US' ? 0 : 1 }}>
        <ModalsProvider>
          <Notifications position="bottom-right" className="toasts" />
          <ApiProvider>{children}</ApiProvider>
        </ModalsProvider>
      </DatesProvider>
    </MantineProvider>
  )
}
