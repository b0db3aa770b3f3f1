import { anonymousTexts } from '@closecall/messages/anonymous'
import { callAnonymously } from '../api/call'
import { ApiError } from '../api/error'
import { awayPage } from '../components/light/away-page'
import { env } from '../env'
import { accepted, knownLocale, type Locale, writtenLocale } from '../i18n/locales'
import { AnonymousPlace } from './anonymous.documents'
import { bundle, fileAddress, hashOf } from './bundle'
import { rememberTap } from './early-tap'
import type { PageData } from './page-data'
import type { Way } from './place'
import { shell } from './shell'

type Show = PageData['show']

/** The form behind a code or an address. Of the request only the language is looked at, and where it comes from is counted. */
export async function answerReportPage(request: Request, way: Way): Promise<Response> {
  try {
    const { anonymousPlace: place } = await callAnonymously(AnonymousPlace, way, request)
    return answerPage(request, { view: 'report', way, place }, 200, place.country)
  } catch (error) {
    const { code } = ApiError.from(error)
    if (code === 'RATE_LIMITED') return answerPage(request, { view: 'gone', busy: true }, 429)
    if (code === 'UNAVAILABLE' || code === 'INTERNAL') return answerAway(request)
    return answerPage(request, { view: 'gone', busy: false }, 404)
  }
}

export async function answerPage(request: Request, show: Show, status = 200, country?: string) {
  const locale = localeOf(request)
  const files = await bundle()
  const data: PageData = {
    texts: anonymousTexts(locale),
    locale,
    written: writtenLocale(locale, country),
    solver: fileAddress(files.solver),
    bot: env.TELEGRAM_BOT,
    show,
  }
  return html(shell(data, files), status, { style: hashOf(files.css), script: hashOf(rememberTap) })
}

const answerAway = (request: Request) =>
  html(awayPage(localeOf(request)), 503, { style: "'unsafe-inline'" }, { 'retry-after': '10' })

/** A cookie may remember a language; none is read here. */
export function localeOf(request: Request): Locale {
  const asked = new URL(request.url).searchParams.get('lang') ?? undefined
  return knownLocale(asked) ?? accepted(request.headers.get('accept-language'))
}

/** The texts inside the page that may run or colour it. */
type Inside = { style: string; script?: string }

const policy = ({ style, script = '' }: Inside) =>
  [
    "default-src 'none'",
    `script-src 'self' ${script}`.trim(),
    `style-src ${style}`,
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export function html(
  text: string,
  status: number,
  inside: Inside = { style: "'self'" },
  more = {},
): Response {
  return new Response(text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(inside),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      ...more,
    },
  })
}
