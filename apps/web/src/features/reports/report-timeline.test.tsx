import { describe, expect, it } from 'vitest'
import { rendered } from '../../i18n/rendered'
import { ReportTimeline } from './report-timeline'

const at = '2026-03-10T09:00:00Z'
const entry = { id: '1', at, actorName: 'Olga', actorHidden: false }

function shown(locale: 'en' | 'ru', event: string, changes: unknown): string {
  const entries = [{ ...entry, event, changes }]
  return rendered(<ReportTimeline entries={entries} />, locale, new Date(at))
}

const lowered = {
  potentialSeverity: [4, 3],
  review: ['PENDING', 'CONFIRMED'],
  reason: [null, 'The guard held <2 m>'],
}

describe('a potential on the timeline', () => {
  it('is shown from what to what, and why', () => {
    const page = shown('en', 'potential.lower_decided', lowered)
    for (const part of ['Olga lowered the potential', 'Major → Serious', 'The guard held &lt;2 m&gt;'])
      expect(page).toContain(part)
    expect(shown('ru', 'potential.lower_decided', lowered)).toContain('→')
    const proposed = { proposedSeverity: [4, 3], reason: [null, 'The guard held'] }
    expect(shown('en', 'potential.lower_proposed', proposed)).toContain('Major → Serious')
  })

  it('stays where a proposal was declined', () => {
    const page = shown('en', 'potential.lower_decided', { review: ['PENDING', 'DECLINED'] })
    expect(page).toContain('Olga declined the lower potential')
    expect(page).not.toContain('→')
  })
})

it('tells no reasons of other deeds', () => {
  expect(shown('en', 'report.accepted', { reason: [null, 'secret'] })).not.toContain('secret')
})
