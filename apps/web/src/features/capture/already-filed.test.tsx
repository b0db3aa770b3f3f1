import { messagesOf } from '@closecall/messages/messages'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { AlreadyFiled, filedIn } from './already-filed'

const refused = {
  reason: 'report.already_filed',
  details: { number: 'NM-2026-0042', privacy: 'NAMED', changed: ['privacy', 'whatHappened'] },
}

it.each(['en', 'ru'] as const)('says what was filed and what was not (%s)', (locale) => {
  const { capture, reports } = messagesOf(locale)
  const filed = filedIn(refused)
  if (!filed) throw new Error('it was filed')
  const words = { ...capture, types: reports.type, typeHints: reports.typeHint }
  const page = renderToStaticMarkup(<AlreadyFiled words={words} filed={filed} startAnew={() => {}} />)
  const { NAMED, kept, fields } = capture.filed
  for (const text of ['NM-2026-0042', NAMED, kept, `${fields.privacy}, ${fields.whatHappened}`])
    expect(page).toContain(text)
  expect(page).toContain('href="/reports/NM-2026-0042"')
})

it('is not another refusal', () => {
  expect(filedIn({ reason: 'report.id_taken', details: {} })).toBeNull()
})
