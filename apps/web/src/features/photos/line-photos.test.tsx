import { messagesOf } from '@closecall/messages/messages'
import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { formats } from '../../i18n/formats'
import { writtenLocale } from '../../i18n/locales'
import { LinePhotos } from './line-photos'

const shown = (locale: 'en' | 'ru', ids: string[]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale={writtenLocale(locale)}
      formats={formats}
      messages={messagesOf(locale)}
      timeZone="UTC"
    >
      <LinePhotos
        photos={ids.map((id) => ({ id, url: `/files/${id}/image`, thumbnailUrl: `/files/${id}/thumbnail` }))}
        refresh={() => {}}
      />
    </NextIntlClientProvider>,
  )

it.each(['en', 'ru'] as const)(
  'shows what came with a line of the thread, each to be opened, %s',
  (locale) => {
    const { gallery } = messagesOf(locale).photos
    const page = shown(locale, ['one', 'two'])
    expect(page).toContain('href="/files/one/image"')
    expect(page).toContain('src="/files/two/thumbnail"')
    expect(page).toContain('rel="noreferrer"')
    expect(page).toContain(gallery.open.replace('{n}', '2').replace('{count}', '2'))
    expect(shown(locale, [])).toBe('')
  },
)
