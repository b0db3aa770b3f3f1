import { describe, expect, it } from 'vitest'
import { ApiError } from '../../api/error'
import { rendered } from '../../i18n/rendered'
import { ConflictNotice } from './conflict-notice'

const changedAt = '2026-03-10T09:00:00Z'

function shown(locale: 'en' | 'ru', reason: string, details: object): string {
  const error = new ApiError('CONFLICT', reason, [], { changedAt, changedBy: 'Olga', ...details })
  return rendered(
    <ConflictNotice error={error} onReload={() => {}} />,
    locale,
    new Date('2026-03-10T09:05:00Z'),
  )
}

describe('somebody was faster', () => {
  it('with a report: what they did to it, also where its status is what it was', () => {
    const raised = { status: 'ACCEPTED', event: 'potential.raised', changes: { potentialSeverity: [3, 5] } }
    const page = shown('en', 'report.changed', raised)
    expect(page).toContain('This report has changed')
    expect(page).toContain('Olga raised the potential (Serious → Fatal), 5 minutes ago. It is now “In work”.')
    expect(shown('ru', 'report.changed', raised)).toMatch(
      /Olga: потенциал повышен \(.+ → .+\), 5 минут назад/,
    )
  })

  it('with an action: what they did to that', () => {
    const finished = {
      status: 'DONE',
      event: 'action.finished',
      changes: { status: ['IN_PROGRESS', 'DONE'] },
    }
    const page = shown('en', 'action.changed', finished)
    expect(page).toContain('This action has changed')
    expect(page).toContain('Olga finished an action, 5 minutes ago. It is now “Done, to verify”.')
    expect(shown('ru', 'action.changed', finished)).toContain('Теперь состояние «Выполнено, ждёт проверки»')
    const moved = {
      status: 'OPEN',
      event: 'action.updated',
      changes: { dueOn: ['a', 'b'], ownerId: ['a', 'b'] },
    }
    expect(shown('en', 'action.changed', moved)).toContain('Olga changed an action (Owner, Due)')
  })

  it('names nobody who is hidden, and says as much as is known of a deed without words', () => {
    const answered = { status: 'SUBMITTED', event: 'report.answered', changes: {}, changedBy: null }
    expect(shown('en', 'report.changed', answered)).toContain('Somebody answered the question')
    const unknown = { status: 'CLOSED', event: 'report.something_new' }
    expect(shown('en', 'report.changed', unknown)).toContain('Olga changed it, 5 minutes ago')
    expect(shown('en', 'action.already_added', {})).not.toContain('Olga')
  })
})
