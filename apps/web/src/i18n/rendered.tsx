import { messagesOf } from '@closecall/messages/messages'
import { MantineProvider } from '@mantine/core'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { formats } from './formats'
import { writtenLocale } from './locales'

/** The markup of a part of a page, for tests: in a language, where it is UTC and as late as they say. */
export function rendered(part: ReactNode, locale: 'en' | 'ru', now?: Date): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={writtenLocale(locale)}
      formats={formats}
      messages={messagesOf(locale)}
      timeZone="UTC"
      now={now}
    >
      <MantineProvider>{part}</MantineProvider>
    </NextIntlClientProvider>,
  )
}
