import { messagesOf } from '@closecall/messages/messages'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { AlreadyFiled } from './already-filed'

const filed = { number: 'NM-2026-0042', privacy: 'NAMED', changed: ['privacy', 'whatHappened'] }
const nothing = () => {}

it.each(['en', 'ru'] as const)('says what was filed and what was not (%s)', (locale) => {
  const { capture, outbox, reports } = messagesOf(locale)
  const words = { ...capture, types: reports.type, typeHints: reports.typeHint }
  const page = renderToStaticMarkup(
    <AlreadyFiled {...{ words, filed }} startAnew={nothing} settle={nothing} settled={outbox.done} />,
  )
  const { NAMED, kept, fields } = capture.filed
  for (const text of ['NM-2026-0042', NAMED, kept, `${fields.privacy}, ${fields.whatHappened}`])
    expect(page).toContain(text)
  expect(page).toContain('href="/reports/NM-2026-0042"')
})
