import { emergencyNumber } from '@closecall/messages/emergency-number'
import { type Bundle, fileAddress } from './bundle'
import type { PageData } from './page-data'

export const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** Ends no script early, whatever an organisation calls itself. */
export const safeJson = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

/** The whole page as it is sent. What is in `#page` stands until the script takes over; where none does, it soon says so. */
export function shell(data: PageData, { script, style }: Bundle): string {
  const { title, lead, plain } = firstWords(data)
  return `<!doctype html>
<html lang="${data.written}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<title>${escaped(title)} · CloseCall</title><link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${fileAddress(style)}"><script type="module" src="${fileAddress(script)}"></script>
</head><body spellcheck="false"><div id="page"><main data-shell>
<h1>${escaped(title)}</h1><p>${escaped(lead)}</p>${plain}</main></div>
<script type="application/json" id="data">${safeJson(data)}</script></body></html>`
}

function firstWords({ texts: { anonymous }, show }: PageData) {
  if (show.view === 'gone') {
    const { busyTitle, busyText, title, text } = anonymous.gone
    return show.busy ? { title: busyTitle, lead: busyText, plain: '' } : { title, lead: text, plain: '' }
  }
  const { title, text, danger } = anonymous.plain
  const note = (words: string, call = '') =>
    `<section data-late><h2>${escaped(title)}</h2><p>${words}</p>${call}</section>`
  if (show.view === 'return') {
    return {
      title: anonymous.return.title,
      lead: anonymous.return.lead,
      plain: note(escaped(anonymous.plain.return)),
    }
  }
  const number = emergencyNumber(show.place.country)
  const sites = show.place.sites.flatMap(({ name, emergencyName, emergencyPhone }) =>
    emergencyPhone ? [`<li>${escaped(`${name}: ${emergencyName ?? ''} ${emergencyPhone}`)}</li>`] : [],
  )
  const call = `<p>${escaped(danger)} <a href="tel:${number}">${number}</a></p><ul>${sites.join('')}</ul>`
  return { title: anonymous.door.title, lead: anonymous.door.lead, plain: note(escaped(text), call) }
}
