import { type Language, mailTexts } from '@closecall/messages/mail'
import type { Params } from '../notifications/notification'
import type { Template } from './mail'

/** The secrets in links are derived when a letter leaves; the database never holds them. */
export type Links = {
  /** The address people open, e.g. https://closecall.example.org */
  publicUrl: string
  invitationToken(id: string): string
  resetToken(id: string): string
}

export type Composed = { subject: string; text: string; html: string }

/** Letters that are about no report. */
const pages: Partial<Record<Template, string>> = {
  'inbox.day_missed': '/inbox',
  'box.late': '/boxes',
  'kiosk.silent': '/kiosks',
  'thread.digest': '/inbox',
  // The report may be closed to whoever no longer works on it.
  'action.handed_over': '/my',
  'member.appointed': '/settings/people',
  'member.pin_set': '/',
}

function pathOf(template: Template, params: Params, links: Links): string {
  const id = String(params.subject ?? '')
  if (template === 'member.invited') return `/invite/${links.invitationToken(id)}`
  if (template === 'password.reset') return `/reset-password/${links.resetToken(id)}`
  const page = pages[template]
  if (page) return page
  if (typeof params.page === 'string') return params.page
  return `/reports/${encodeURIComponent(String(params.number))}`
}

/** `2026-03-10` → `10 March 2026`, as most of the world writes it; a calendar day, so in no time zone. */
function dayIn(language: Language, day: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(day))
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

/** A header is one line, and nobody reads more than this of a quotation in a letter. */
const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim()
const shortened = (text: string, most = 600) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

export function composeLetter(
  mail: { template: Template; locale: string; params: Params; organisation: string },
  links: Links,
): Composed {
  const language: Language = mail.locale === 'ru' ? 'ru' : 'en'
  const params: Params = { ...mail.params, organisation: mail.organisation }
  for (const name of ['due', 'day']) {
    const day = params[name]
    if (typeof day === 'string') params[name] = dayIn(language, day)
  }
  const say = mailTexts(language)
  const parts = {
    subject: oneLine(say(`${mail.template}.subject`, params)),
    body: say(`${mail.template}.text`, params),
    quote: shortened(String(mail.params.note ?? '')),
    button: say(`${mail.template}.button`),
    footer: say('footer', params),
    url: links.publicUrl.replace(/\/+$/, '') + pathOf(mail.template, mail.params, links),
  }
  const { subject } = parts
  return { subject, text: plain(parts), html: page(parts, language) }
}

type Parts = { subject: string; body: string; quote: string; button: string; footer: string; url: string }

function plain({ body, quote, button, footer, url }: Parts): string {
  const quoted = quote && quote.replace(/^/gm, '> ')
  return `${[body, quoted, `${button}:\n${url}`, `-- \n${footer}`].filter(Boolean).join('\n\n')}\n`
}

const paragraph = (text: string, style: string) =>
  text && `<p style="margin:0 0 20px;${style}">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`

/** One column, inline styles only, colours a dark reader may turn over. */
function page({ subject, body, quote, button, footer, url }: Parts, language: Language): string {
  const link = `display:inline-block;padding:12px 20px;border-radius:8px;background:#0b5d4e;color:#ffffff;text-decoration:none;font-weight:600`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px 16px"><div style="max-width:560px;margin:0 auto;font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
${paragraph(body, '')}
${paragraph(quote, 'padding:2px 0 2px 14px;border-left:3px solid #8aa39d')}
<p style="margin:28px 0"><a href="${escapeHtml(url)}" style="${link}">${escapeHtml(button)}</a></p>
${paragraph(footer, 'margin-top:32px;font-size:13px;opacity:.75')}
</div></body></html>
`
}
