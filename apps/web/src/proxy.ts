import { type NextRequest, NextResponse } from 'next/server'
import { isAway } from './api/is-away'
import { awayPage } from './components/light/away-page'
import { env } from './env'
import { accepted, knownLocale, localeCookie } from './i18n/locales'

const development = env.NODE_ENV === 'development'

/** A fresh nonce for every page: only scripts this server wrote may run. */
function contentSecurityPolicy(nonce: string) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Positions computed by the components arrive as style attributes, which nonces cannot cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** A page to read, not data for one that is open: that one says itself what is wrong. */
const wantsPage = ({ method, headers }: NextRequest) =>
  method === 'GET' && Boolean(headers.get('accept')?.includes('text/html'))

export async function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  if (wantsPage(request) && (await isAway())) {
    const locale =
      knownLocale(request.cookies.get(localeCookie)?.value) ??
      accepted(request.headers.get('accept-language'))
    return new NextResponse(awayPage(locale), {
      status: 503,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'cache-control': 'no-store',
        'retry-after': '10',
      },
    })
  }
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

// Not in front of what is passed on to the API: Next would buffer those bodies. And not in front of the pages of those
// who stay unknown: it looks at cookies.
export const config = {
  matcher: [
    '/((?!_next/static|_next/image|graphql|healthz|readyz|uploads/|downloads/|files/|api/|.well-known/|serwist/|icons/|manifest.webmanifest|icon.svg|r/|m$|anonymous/|kiosk$|kiosk/|o/[^/]+/anonymous$).*)',
  ],
}
