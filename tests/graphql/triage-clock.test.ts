import { answerQuestion } from '@closecall/core/reports/answer-question'
import { rejectReport } from '@closecall/core/reports/reject-report'
import { reopenReport } from '@closecall/core/reports/reopen-report'
import { returnReport } from '@closecall/core/reports/return-report'
import { v4 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { does, submitted } from '../support/cards'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
let organisation: TestOrganisation
let worker: TestMember
let officer: TestMember

const at = (moment: string) => {
  product().clock.now = new Date(`2026-03-${moment}:00Z`)
}

beforeEach(async () => {
  at('10T09:00')
  organisation = await makeOrganisation(product())
  worker = await organisation.as('WORKER')
  officer = await organisation.as('SAFETY_OFFICER')
})

type Row = { overdue: boolean; promises: { mode: string; dueAt: string; kept: boolean | null }[] }

/** What the page says of triage, and on which side of the list's filter the report stands. */
async function triageOf(id: string) {
  const row = 'query ($id: UUID) { report(id: $id) { overdue promises { mode dueAt kept } } }'
  const { report }: { report: Row } = await worker.run(row, { id })
  const list =
    'query ($overdue: Boolean) { reports(filter: { overdue: $overdue }) { edges { node { id } } } }'
  const found = await Promise.all([true, false].map((overdue) => officer.run(list, { overdue })))
  const counts = found.map(({ reports }) => reports.edges.length)
  expect(counts).toEqual(report.overdue ? [1, 0] : [0, 1])
  const promise = report.promises.find(({ mode }) => mode === 'TRIAGE')
  return { overdue: report.overdue, dueAt: promise?.dueAt, kept: promise?.kept }
}

test('an answer after six days is triaged in time two working days later', async () => {
  const { id, version } = await submitted(organisation, worker)
  await does(officer, (ctx) => returnReport(ctx, { id, version, question: 'Which side?' }))
  at('16T09:00')
  expect(await triageOf(id)).toEqual({ overdue: false })
  await does(worker, (ctx) => answerQuestion(ctx, { id: v4(), reportId: id, text: 'Left', version: 2 }))
  expect(await triageOf(id)).toEqual({ overdue: false, dueAt: '2026-03-18T21:00:00.000Z', kept: null })
  at('18T21:01')
  expect(await triageOf(id)).toMatchObject({ overdue: true, kept: false })
})

test('so is a rejected report that was opened again', async () => {
  const { id, version } = await submitted(organisation, worker)
  await does(officer, (ctx) => rejectReport(ctx, { id, version, reason: 'Not ours' }))
  at('16T09:00')
  await does(officer, (ctx) => reopenReport(ctx, { id, version: 2, reason: 'It is' }))
  expect(await triageOf(id)).toEqual({ overdue: false, dueAt: '2026-03-18T21:00:00.000Z', kept: null })
  at('18T21:01')
  expect(await triageOf(id)).toMatchObject({ overdue: true, kept: false })
})
