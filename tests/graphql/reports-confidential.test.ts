import { v4 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { file, giveAction } from '../support/reports'

const product = useProduct()
const name = 'Zoya Incognita'
let organisation: TestOrganisation
let reporter: TestMember
let officer: TestMember
let supervisor: TestMember
let owner: TestMember
let id: string
let named: string

const comment =
  'mutation ($input: AddCommentInput!) { addComment(input: $input) { id author { name } authorHidden } }'
const everything = `query ($id: UUID) { report(id: $id) {
  id number version reporter { id name } reporterHidden
  comments { id text authorHidden author { id name } mentions { id name } }
  timeline { event actorName actorHidden changes }
  promises { mode } viewerCan { comment answer triage close reopen addAction reviewPotential }
} }`
const byReporter = `query ($filter: ReportFilter, $sort: ReportSort) {
  reports(first: 50, filter: $filter, sort: $sort) { totalCount edges { cursor node { id reporter { id name } } } }
}`

beforeAll(async () => {
  organisation = await makeOrganisation(product())
  reporter = await organisation.as('WORKER', { name })
  officer = await organisation.as('SAFETY_OFFICER')
  supervisor = await organisation.as('SUPERVISOR', { sites: [organisation.sites[0].id] })
  owner = await organisation.as('OWNER')
  id = (await file(reporter, organisation, { privacy: 'CONFIDENTIAL' })).id
  named = (await file(reporter, organisation)).id
  await reporter.run(comment, { input: { id: v4(), reportId: id, text: 'It happened again.' } })
  product().clock.now = new Date(product().clock.now.getTime() + 1_000)
  await supervisor.run(comment, { input: { id: v4(), reportId: id, text: 'Where exactly?' } })
})

/** Nobody who may not unmask ever receives the name or the id, whatever they ask. */
function expectNoTrace(answer: unknown) {
  const text = JSON.stringify(answer)
  expect(text).not.toContain(name)
  expect(text).not.toContain(reporter.memberId)
}

describe('the name behind a confidential report', () => {
  test('is known to the safety officer and the reporter', async () => {
    for (const reader of [officer, reporter]) {
      const { report } = await reader.run(everything, { id })
      expect(report).toMatchObject({ reporter: { name }, reporterHidden: false })
      expect(report.comments[0]).toMatchObject({ author: { name }, authorHidden: false })
      expect(report.timeline[0]).toMatchObject({
        event: 'report.submitted',
        actorName: name,
        actorHidden: false,
      })
    }
  })

  test('is on no path of anybody else’s', async () => {
    for (const reader of [
      supervisor,
      owner,
      await organisation.as('ADMIN'),
      await organisation.as('EXECUTIVE'),
    ]) {
      const { report } = await reader.run(everything, { id })
      expectNoTrace(report)
      expect(report).toMatchObject({ reporter: null, reporterHidden: true })
      expect(report.comments[0]).toMatchObject({
        text: 'It happened again.',
        author: null,
        authorHidden: true,
      })
      expect(report.comments[1]).toMatchObject({ author: { name: supervisor.name }, authorHidden: false })
      const hidden = report.timeline.map((entry: { actorHidden: boolean }) => entry.actorHidden)
      expect(hidden).toEqual([true, true, false])
    }
  })

  test('is not told to an officer of another site who sees the report through an action', async () => {
    const far = await organisation.as('SAFETY_OFFICER', { sites: [organisation.sites[1].id] })
    await giveAction(product(), organisation, far, id)
    const { report } = await far.run(everything, { id })
    expectNoTrace(report)
    const matched = await far.run(byReporter, { filter: { reporterId: [reporter.memberId] } })
    expect(matched.reports.edges).toEqual([])
  })

  test('is not found by the filter, the count or the sort', async () => {
    const filter = { reporterId: [reporter.memberId] }
    const seen = (answer: { reports: { totalCount: number; edges: { node: { id: string } }[] } }) => [
      answer.reports.totalCount,
      ...answer.reports.edges.map(({ node }) => node.id),
    ]
    expect(seen(await supervisor.run(byReporter, { filter }))).toEqual([1, named])
    expect(seen(await owner.run(byReporter, { filter }))).toEqual([1, named])
    expect(seen(await officer.run(byReporter, { filter }))).toHaveLength(3)
    expect(seen(await reporter.run(byReporter, { filter: { mine: true } }))).toHaveLength(3)
    expect(seen(await supervisor.run(byReporter, { filter: { text: 'Incognita' } }))).toEqual([0])
  })

  test('cannot be tried out by mentioning', async () => {
    const mentionable = 'query ($reportId: UUID!) { mentionable(reportId: $reportId) { id name } }'
    const stranger = await organisation.as('WORKER')
    for (const asker of [supervisor, officer, reporter]) {
      expectNoTrace(await asker.run(mentionable, { reportId: id }))
      const mention = (memberId: string) => ({
        input: { id: v4(), reportId: id, text: '@', mentions: [memberId] },
      })
      const refusedReporter = await asker.expectError('INVALID', comment, mention(reporter.memberId))
      const refusedStranger = await asker.expectError('INVALID', comment, mention(stranger.memberId))
      expect(refusedReporter).toEqual(refusedStranger)
    }
    const open = await supervisor.run(mentionable, { reportId: named })
    expect(open.mentionable.map((member: { name: string }) => member.name)).toContain(name)
  })

  test('is not given away by what the reporter does as the owner of an action', async () => {
    await giveAction(product(), organisation, reporter, id)
    await product().database.write(organisation.id, (tx) =>
      tx.audit.create({
        data: {
          organisationId: organisation.id,
          id: v4(),
          at: product().clock.now,
          event: 'action.started',
          actorKind: 'member',
          memberId: reporter.memberId,
          subjectId: v4(),
          reportId: id,
        },
      }),
    )
    const { report } = await supervisor.run(everything, { id })
    const started = report.timeline.find((entry: { event: string }) => entry.event === 'action.started')
    expect(started).toMatchObject({ actorName: name, actorHidden: false })
    expect(report.reporter).toBeNull()
  })

  test('is in the conflict of the reporter only, and in no refusal of somebody else', async () => {
    const secret = await file(reporter, organisation, { privacy: 'CONFIDENTIAL' })
    await product().database.write(organisation.id, (tx) =>
      tx.report.updateMany({ where: { id: secret.id }, data: { version: 2, status: 'RETURNED' } }),
    )
    const answer = 'mutation ($input: AnswerQuestionInput!) { answerQuestion(input: $input) { id } }'
    const input = { id: v4(), reportId: secret.id, text: 'The left one.', version: 1 }
    expectNoTrace(await supervisor.expectError('FORBIDDEN', answer, { input }))
    const error = await reporter.expectError('CONFLICT', answer, { input })
    expect(error.extensions).toMatchObject({
      reason: 'report.changed',
      details: { version: 2, changedBy: name },
    })
  })
})
