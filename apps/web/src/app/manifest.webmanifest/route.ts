import { messagesOf } from '@closecall/messages/messages'
import { knownLocale } from '../../i18n/locales'

/** Browsers fetch it without cookies: the page's link says in which language. */
export function GET(request: Request) {
  const locale = knownLocale(new URL(request.url).searchParams.get('lang') ?? undefined) ?? 'en'
  const { outbox, common } = messagesOf(locale)
  const icon = (name: string, sizes: string, purpose = 'any') => ({
    src: `/icons/${name}.png`,
    type: 'image/png',
    sizes,
    purpose,
  })
  const manifest = {
    id: '/',
    name: outbox.app.name,
    short_name: 'CloseCall',
    description: common.tagline,
    lang: locale,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f4f6f4',
    theme_color: '#062b2c',
    categories: ['business', 'productivity'],
    icons: [
      icon('icon-192', '192x192'),
      icon('icon-512', '512x512'),
      icon('maskable-512', '512x512', 'maskable'),
    ],
    shortcuts: [
      { name: outbox.app.report, url: '/report', icons: [icon('icon-192', '192x192')] },
      { name: outbox.app.my, url: '/my', icons: [icon('icon-192', '192x192')] },
    ],
  }
  return Response.json(manifest, {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' },
  })
}
