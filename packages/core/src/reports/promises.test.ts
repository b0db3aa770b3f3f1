import { expect, test } from 'vitest'
import { promisesOf } from './promises'

const programme = { timeZone: 'UTC', acknowledgeHours: 24, triageWorkingDays: 2, answerWorkingDays: 2 }
const at = (moment: string) => new Date(`2026-03-${moment}:00Z`)
// A Tuesday.
const report = {
  source: 'WEB',
  privacy: 'NAMED',
  status: 'SUBMITTED',
  waitingSince: null,
  reporterId: 'reporter',
  submittedAt: at('10T09:00'),
  acknowledgedAt: null,
  triagedAt: null,
  site: { headcount: 50 as number | null },
  comments: [] as { authorId: string; kind: string; createdAt: Date }[],
  thread: [] as { authorId: string | null; day: Date }[],
}
const kept = (changes: Partial<typeof report> | object, now: Date) =>
  Object.fromEntries(
    promisesOf({ ...report, ...changes }, programme, now).map((each) => [each.mode, each.kept]),
  )
const said = (authorId: string, moment: string, kind = 'COMMENT') => ({
  authorId,
  kind,
  createdAt: at(moment),
})

test('clocks run until something happens or they run out', () => {
  expect(kept({}, at('11T09:00'))).toEqual({ ACKNOWLEDGE: null, TRIAGE: null })
  expect(kept({}, at('11T09:01'))).toEqual({ ACKNOWLEDGE: false, TRIAGE: null })
  expect(kept({}, at('13T00:01'))).toEqual({ ACKNOWLEDGE: false, TRIAGE: false })
  expect(kept({ acknowledgedAt: at('11T08:00'), triagedAt: at('12T23:59') }, at('20T09:00'))).toEqual({
    ACKNOWLEDGE: true,
    TRIAGE: true,
  })
  expect(kept({ triagedAt: at('16T09:00') }, at('20T09:00'))).toEqual({ ACKNOWLEDGE: false, TRIAGE: false })
})

test('triage is not late for the days the reporter took', () => {
  const asked = { acknowledgedAt: at('10T10:00') }
  expect(kept({ ...asked, status: 'RETURNED' }, at('16T09:00'))).toEqual({ ACKNOWLEDGE: true })
  const answered = { ...asked, waitingSince: at('16T09:00') }
  expect(kept(answered, at('18T23:59'))).toEqual({ ACKNOWLEDGE: true, TRIAGE: null })
  expect(kept(answered, at('19T00:01'))).toEqual({ ACKNOWLEDGE: true, TRIAGE: false })
  expect(kept({ ...answered, triagedAt: at('17T09:00') }, at('20T09:00'))).toMatchObject({ TRIAGE: true })
})

test('the reporter’s own comment waits for an answer of somebody else', () => {
  const asked = said('reporter', '11T10:00')
  const answered = (comments: object[], now: string) => kept({ comments }, at(now)).ANSWER
  expect(answered([], '12T09:00')).toBeUndefined()
  expect(answered([said('officer', '11T09:00')], '12T09:00')).toBeUndefined()
  expect(answered([said('reporter', '11T10:00', 'ANSWER')], '12T09:00')).toBeUndefined()
  expect(answered([asked, said('reporter', '13T10:00')], '13T11:00')).toBeNull()
  expect(answered([asked, said('reporter', '13T10:00')], '14T11:00')).toBe(false)
  expect(answered([said('officer', '12T09:00'), asked], '20T11:00')).toBe(true)
  expect(answered([asked, said('officer', '12T09:00'), said('reporter', '13T10:00')], '14T11:00')).toBeNull()
})

test('nobody waits for an answer to imported history', () => {
  expect(promisesOf({ ...report, source: 'IMPORT' }, programme, at('20T09:00'))).toEqual([])
})

test('the clocks of an anonymous card begin when the day it names is over, and its thread is the talk', () => {
  const card = {
    privacy: 'ANONYMOUS',
    reporterId: null,
    submittedAt: at('10T00:00'),
    waitingSince: at('11T00:00'),
  }
  expect(kept(card, at('12T00:00'))).toEqual({ ACKNOWLEDGE: null, TRIAGE: null })
  expect(kept(card, at('12T00:01'))).toMatchObject({ ACKNOWLEDGE: false })
  const asked = { authorId: null, day: at('11T00:00') }
  // Said on the 11th, a clock of two working days from the 12th on.
  expect(kept({ ...card, thread: [asked] }, at('17T00:00'))).toMatchObject({ ANSWER: null })
  expect(kept({ ...card, thread: [asked] }, at('17T00:01'))).toMatchObject({ ANSWER: false })
  const answer = { authorId: 'officer', day: at('13T00:00') }
  expect(kept({ ...card, thread: [asked, answer] }, at('17T00:01'))).toMatchObject({ ANSWER: true })
})

test('where only the week is kept, an answer of this week follows what the officer wrote on its Tuesday', () => {
  const small = { privacy: 'ANONYMOUS', reporterId: null, site: { headcount: 49 } }
  const question = { authorId: 'officer', day: at('10T00:00') }
  const reply = { authorId: null, day: at('09T00:00') } // the Monday, whenever it was
  const talk = { ...small, thread: [question, reply] }
  // Not answered by what came before it, and not late before the week is over.
  expect(kept(talk, at('18T00:00'))).toMatchObject({ ANSWER: null })
  expect(kept(talk, at('19T00:01'))).toMatchObject({ ANSWER: false })
  const thanks = { authorId: 'officer', day: at('12T00:00') }
  expect(kept({ ...small, thread: [question, reply, thanks] }, at('31T00:00'))).toMatchObject({
    ANSWER: true,
  })
})
