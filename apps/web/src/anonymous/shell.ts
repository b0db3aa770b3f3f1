import { emergencyNumber } from '@closecall/messages/emergency-number'
import { type Bundle, fileAddress } from './bundle'
import { rememberTap } from './early-tap'
import type { PageData } from './page-data'

export const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** Ends no script early, whatever an organisation calls itself. */
export const safeJson = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

/** The whole page as it is sent: drawn, coloured and remembering taps without another file. */
export function shell(data: PageData, { script, parts, css, draws }: Bundle): string {
  const title = titleOf(data)
  const preload = parts.map((part) => `<link rel="modulepreload" href="${fileAddress(part)}">`).join('')
  return `<!doctype html>
<html lang="${data.written}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<script type="module" src="${fileAddress(script)}"></script>${preload}
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<title>${escaped(title)} · CloseCall</title><link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${css}</style><script>${rememberTap}</script>
</head><body spellcheck="false"><div id="page">${draws(data)}</div>${whereNoneRuns(data)}
<script type="application/json" id="data">${safeJson(data)}</script></body></html>`
}

function titleOf({ texts: { anonymous }, show }: PageData): string {
  if (show.view === 'gone') return show.busy ? anonymous.gone.busyTitle : anonymous.gone.title
  return show.view === 'return' ? anonymous.return.title : anonymous.door.title
}

/** Where no script takes over, this soon says so, whom to call and where the paper goes. */
function whereNoneRuns({ texts: { anonymous }, show }: PageData): string {
  if (show.view === 'gone') return ''
  const { title, text, danger } = anonymous.plain
  const note = (words: string, call = '') =>
    `<section data-late><h2>${escaped(title)}</h2><p>${escaped(words)}</p>${call}</section>`
  if (show.view === 'return') return note(anonymous.plain.return)
  const number = emergencyNumber(show.place.country)
  const sites = show.place.sites.flatMap(({ name, emergencyName, emergencyPhone }) =>
    emergencyPhone ? [`<li>${escaped(`${name}: ${emergencyName ?? ''} ${emergencyPhone}`)}</li>`] : [],
  )
  return note(
    text,
    `<p>${escaped(danger)} <a href="tel:${number}">${number}</a></p><ul>${sites.join('')}</ul>`,
  )
}
