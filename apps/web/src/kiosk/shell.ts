import { escaped, safeJson } from '../anonymous/shell'
import type { PageData } from './page-data'

/** The whole page as it is sent. What is in `#page` stands until the script takes over; where none does, it soon says so. */
export function shell(data: PageData): string {
  const { kiosk } = data.texts[data.locale]
  const { title, text } = kiosk.plain
  return `<!doctype html>
<html lang="${data.locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<title>${escaped(kiosk.title)} · CloseCall</title><link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${data.style}"><script type="module" src="${data.script}"></script>
</head><body spellcheck="false"><div id="page"><main data-shell>
<h1>${escaped(kiosk.title)}</h1><section data-late><h2>${escaped(title)}</h2><p>${escaped(text)}</p></section></main></div>
<script type="application/json" id="data">${safeJson(data)}</script></body></html>`
}
