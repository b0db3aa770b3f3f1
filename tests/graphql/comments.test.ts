import { v4 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { makeOrganisation, type TestMember } from '../support/organisation'
import { useProduct } from '../support/product'
import { file } from '../support/reports'

const product = useProduct()
const add = `mutation ($input: AddCommentInput!) {
  addComment(input: $input) { id kind text createdAt author { id } authorHidden mentions { id } }
}`
const answer = 'mutation ($input: AnswerQuestionInput!) { answerQuestion(input: $input) { status version } }'
const page = `query ($id: UUID) { report(id: $id) {
  status version acknowledgedAt comments { kind text } timeline { event changes } viewerCan { comment answer }
} }`
const mentionable = `query ($reportId: UUID!, $search: String) { mentionable(reportId: $reportId, search: $search) { id } }`

async function scene() {
  const organisation = await makeOrganisation(product())
  const worker = await organisation.as('WORKER', { name: 'Anna Worker' })
  const officer = await organisation.as('SAFETY_OFFICER', { name: 'Boris Officer' })
  const { id } = await file(worker, organisation)
  const say = (who: TestMember, changes: Record<string, unknown> = {}) =>
    who.run(add, { input: { id: v4(), reportId: id, text: 'Thanks', ...changes } })
  /** What triage does when it returns a report. */
  const returned = () =>
    product().database.write(organisation.id, (tx) =>
      tx.report.updateMany({ where: { id }, data: { status: 'RETURNED', version: 2 } }),
    )
  return { organisation, worker, officer, id, say, returned }
}

describe('a comment', () => {
  test('is said once, whatever the network does', async () => {
    const { officer, worker, id, say } = await scene()
    const comment = { id: v4(), text: 'Which side?' }
    const sent = await Promise.allSettled([say(officer, comment), say(officer, comment)])
    expect(sent.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    expect(await say(officer, comment)).toMatchObject({
      addComment: { text: 'Which side?', author: { id: officer.memberId } },
    })
    expect((await worker.run(page, { id })).report.comments).toEqual([
      { kind: 'COMMENT', text: 'Which side?' },
    ])
    await worker.expectError('CONFLICT', add, { input: { id: comment.id, reportId: id, text: 'Mine' } })
  })

  test('resent in other words, or to other people, is refused: the first is what was said', async () => {
    const { officer, worker, id } = await scene()
    const input = { id: v4(), reportId: id, text: 'Which side?', mentions: [worker.memberId] }
    await officer.run(add, { input })
    await officer.run(add, { input })
    for (const changes of [{ text: 'Which door?' }, { mentions: [] }]) {
      const error = await officer.expectError('CONFLICT', add, { input: { ...input, ...changes } })
      expect(error.extensions?.reason).toBe('comment.already_sent')
    }
  })

  test('by those who triage is the acknowledgement; by others it is not', async () => {
    const { organisation, officer, worker, id, say } = await scene()
    await say(worker)
    await say(await organisation.as('EXECUTIVE'))
    expect((await worker.run(page, { id })).report.acknowledgedAt).toBeNull()
    await say(officer)
    expect((await worker.run(page, { id })).report).toMatchObject({
      acknowledgedAt: '2026-03-10T09:00:00.000Z',
      version: 1,
    })
  })

  test('mentions only those who may read the report', async () => {
    const { organisation, officer, worker, id, say } = await scene()
    const stranger = await organisation.as('WORKER')
    const far = await organisation.as('SUPERVISOR', { sites: [organisation.sites[1].id] })
    const foreign = await (await makeOrganisation(product())).as('OWNER')
    const { addComment } = await say(worker, { mentions: [officer.memberId, officer.memberId] })
    expect(addComment.mentions).toEqual([{ id: officer.memberId }])
    for (const who of [stranger, far, foreign]) {
      const input = { id: v4(), reportId: id, text: '@', mentions: [officer.memberId, who.memberId] }
      const error = await worker.expectError('INVALID', add, { input })
      expect(error.extensions?.fields).toEqual([{ path: 'mentions.1', message: 'cannot_read' }])
    }
    const offered = (await officer.run(mentionable, { reportId: id })).mentionable
    expect(offered.map((each: { id: string }) => each.id).toSorted()).toEqual(
      [worker.memberId, officer.memberId].toSorted(),
    )
    expect((await officer.run(mentionable, { reportId: id, search: 'anna' })).mentionable).toEqual([
      { id: worker.memberId },
    ])
    expect((await officer.run(mentionable, { reportId: id, search: '%' })).mentionable).toEqual([])
    await stranger.expectError('NOT_FOUND', mentionable, { reportId: id })
  })
})

test('of a conversation of more than five hundred, the newest are shown, oldest first', async () => {
  const { organisation, officer, worker, id, say } = await scene()
  const { now } = product().clock
  const before = (index: number) => new Date(now.getTime() - (600 - index) * 60_000)
  await product().database.write(organisation.id, async (tx) => {
    const row = { organisationId: organisation.id, reportId: id }
    await tx.comment.createMany({
      data: Array.from({ length: 500 }, (_, index) => {
        const said = { authorId: worker.memberId, text: `word ${index}`, createdAt: before(index) }
        return { ...row, ...said, id: v4() }
      }),
    })
    await tx.audit.createMany({
      data: Array.from({ length: 500 }, (_, index) => {
        const deed = { event: 'comment.added', actorKind: 'member', changes: {}, at: before(index) }
        return { ...row, ...deed, id: v4(), subjectId: id }
      }),
    })
  })
  await say(officer, { text: 'The answer' })
  const query =
    'query ($id: UUID) { report(id: $id) { comments { text } promises { mode kept } timeline { at } } }'
  const { report } = await worker.run(query, { id })
  const texts = report.comments.map(({ text }: { text: string }) => text)
  expect([texts.length, texts[0], texts.at(-2), texts.at(-1)]).toEqual([
    500,
    'word 1',
    'word 499',
    'The answer',
  ])
  expect(report.promises.find(({ mode }: { mode: string }) => mode === 'ANSWER')).toMatchObject({
    kept: true,
  })
  expect(report.timeline).toHaveLength(500)
  expect(report.timeline.at(-1)).toEqual({ at: now.toISOString() })
})

describe('an answer', () => {
  test('sent several times at once is one answer, and nobody is refused', async () => {
    const { organisation, worker, id, returned } = await scene()
    await returned()
    const input = { id: v4(), reportId: id, text: 'The left one', version: 2 }
    const sendings = await product().database.write(organisation.id, async (tx) => {
      await tx.$queryRaw`SELECT id FROM report WHERE id = ${id}::uuid FOR UPDATE`
      const both = [worker.ask(answer, { input }), worker.ask(answer, { input })]
      // Until both stand before the row, so that neither sees what the other writes.
      for (let waiting = 0; waiting < 2; ) {
        const rows = await tx.$queryRaw<{ waiting: number }[]>`
          SELECT count(*)::int AS waiting FROM pg_locks
          WHERE NOT granted AND (transactionid = pg_current_xact_id()::xid
            OR database = (SELECT oid FROM pg_database WHERE datname = current_database()))`
        waiting = rows[0]?.waiting ?? 0
      }
      return { both }
    })
    const sent = await Promise.all(sendings.both)
    expect(sent.flatMap(({ errors }) => errors)).toEqual([])
    expect((await worker.run(page, { id })).report.comments).toHaveLength(1)
    const reworded = await worker.expectError('CONFLICT', answer, {
      input: { ...input, text: 'The right one' },
    })
    expect(reworded.extensions?.reason).toBe('comment.already_sent')
  })

  test('puts the report back into the inbox, once', async () => {
    const { worker, id, returned } = await scene()
    await returned()
    expect((await worker.run(page, { id })).report.viewerCan).toEqual({ comment: true, answer: true })
    const input = { id: v4(), reportId: id, text: 'The left one.', version: 2 }
    expect((await worker.run(answer, { input })).answerQuestion).toEqual({ status: 'SUBMITTED', version: 3 })
    expect((await worker.run(answer, { input })).answerQuestion).toEqual({ status: 'SUBMITTED', version: 3 })
    const { report } = await worker.run(page, { id })
    expect(report.comments).toEqual([{ kind: 'ANSWER', text: 'The left one.' }])
    expect(report.timeline.at(-1)).toEqual({
      event: 'report.answered',
      changes: { status: ['RETURNED', 'SUBMITTED'] },
    })
  })

  test('is the reporter’s, to the question that stands', async () => {
    const { organisation, officer, worker, id, returned } = await scene()
    const input = { id: v4(), reportId: id, text: 'The left one.', version: 1 }
    const closed = await worker.expectError('PRECONDITION', answer, { input })
    expect(closed.extensions).toMatchObject({ reason: 'report.not_open', details: { status: 'SUBMITTED' } })
    await returned()
    await worker.expectError('CONFLICT', answer, { input })
    await officer.expectError('FORBIDDEN', answer, { input: { ...input, version: 2 } })
    await (await organisation.as('WORKER')).expectError('NOT_FOUND', answer, {
      input: { ...input, version: 2 },
    })
    const twice = [v4(), v4()].map((answerId) =>
      worker.ask(answer, { input: { ...input, id: answerId, version: 2 } }),
    )
    const refused = (await Promise.all(twice)).flatMap(({ errors }) =>
      errors.map((error) => error.extensions?.code),
    )
    expect(refused).toEqual(['CONFLICT'])
    expect((await worker.run(page, { id })).report.comments).toHaveLength(1)
  })
})
