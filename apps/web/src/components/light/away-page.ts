import { messagesOf } from '@closecall/messages/messages'
import type { Locale } from '../../i18n/locales'

/** Stands by itself, colours included: when it is shown nothing else can be relied upon. Asks again without script. */
export function awayPage(locale: Locale): string {
  const { title, text, retry } = messagesOf(locale).auth.away
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="10"><title>${title} · CloseCall</title>
<style>
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f4f6f4;color:#0d1f22;font:1.0625rem/1.55 "Inter Variable",system-ui,sans-serif}
main{max-width:30rem;padding:2rem 1.25rem}
h1{margin:1.5rem 0 .5rem;font-size:2rem;line-height:1.2;letter-spacing:-.02em}
p{margin:0 0 2rem;color:#40545a}
a{display:inline-block;padding:.95rem 1.75rem;border-radius:10px;background:#0b6761;color:#fff;font-weight:640;text-decoration:none}
a:focus-visible{outline:3px solid #0b6761;outline-offset:2px}
@media (prefers-color-scheme:dark){body{background:#0a1415;color:#ebf2f1}p{color:#b4c5c5}a{background:#5fcabd;color:#04211f}a:focus-visible{outline-color:#7fdace}}
</style></head>
<body><main><svg viewBox="0 0 400 400" width="72" height="72" fill="none" aria-hidden="true"><path d="M300 100a141 141 0 1 0 0 200" stroke="#0f4f4c" stroke-width="34" stroke-linecap="round"/><path d="M250 150a71 71 0 1 0 0 100" stroke="#13655f" stroke-width="30" stroke-linecap="round"/><circle cx="332" cy="200" r="24" fill="#ffb638"/></svg>
<h1>${title}</h1><p>${text}</p><a href="">${retry}</a></main></body></html>`
}
