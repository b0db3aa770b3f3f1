import { memoryMailer } from '@closecall/adapters/mail'
import { publishEvent } from '@closecall/core/notifications/publish-event'
import { requeueEvent } from '@closecall/core/notifications/requeue-event'
import { asSystem } from '@closecall/worker/task'
import { events } from '@closecall/worker/tasks/events'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { deliver, doWaiting, useWorker } from '../support/worker'

const product = useProduct()
const worker = useWorker(product)

const Submit = `mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id } }`
const Bell = `query ($unread: Boolean) {
  notifications(unreadOnly: $unread) { edges { node { id event reportId actionId params readAt } } }
}`
const Read = `mutation ($ids: [UUID!]) { readNotifications(ids: $ids) }`

type Line = {
  id: string
  event: string
  reportId: string
  params: Record<string, string>
  readAt: string | null
}

async function bellOf(member: TestMember, unread = false): Promise<Line[]> {
  const { notifications } = await member.run(Bell, { unread })
  return notifications.edges.map((edge: { node: Line }) => edge.node)
}

async function submit(org: TestOrganisation, reporter: TestMember, more: object = {}): Promise<string> {
  const input = { id: v7(), type: 'NEAR_MISS', siteId: org.sites[0].id, whatHappened: 'Oil on the floor.' }
  const { submitReport } = await reporter.run(Submit, { input: { ...input, ...more } })
  return submitReport.id
}

/** An event as `record` writes it. */
async function happen(org: TestOrganisation, event: string, subjectId: string, payload: object = {}) {
  const id = v7()
  await product().database.write(org.id, (tx) =>
    tx.outbox.create({
      data: { organisationId: org.id, id, event, subjectId, payload, createdAt: product().clock.now },
    }),
  )
  return id
}

describe('who is told', () => {
  test('a card reaches the officers and supervisors of its site, once, and not its author', async () => {
    const org = await makeOrganisation(product())
    const reporter = await org.as('SUPERVISOR', { sites: [org.sites[0].id] })
    const officer = await org.as('SAFETY_OFFICER')
    const supervisor = await org.as('SUPERVISOR', { sites: [org.sites[0].id] })
    const elsewhere = await org.as('SUPERVISOR', { sites: [org.sites[1].id] })
    const gone = await org.as('SAFETY_OFFICER')
    await product().database.write(org.id, (tx) =>
      tx.member.updateMany({ where: { id: gone.memberId }, data: { status: 'DISABLED' } }),
    )
    const reportId = await submit(org, reporter)
    await deliver(worker())
    await deliver(worker())

    for (const told of [officer, supervisor]) {
      const [line, ...others] = await bellOf(told)
      expect(others).toEqual([])
      expect(line).toMatchObject({
        event: 'report.submitted',
        reportId,
        readAt: null,
        params: { number: 'NM-2026-0001', title: 'Oil on the floor.', site: 'North' },
      })
    }
    for (const untold of [reporter, elsewhere, gone]) expect(await bellOf(untold)).toEqual([])
  })

  test('the owners hear of cards until there is an officer', async () => {
    const org = await makeOrganisation(product())
    const owner = await org.as('OWNER')
    await submit(org, await org.as('WORKER'))
    await deliver(worker())
    expect(await bellOf(owner)).toHaveLength(1)
  })

  test('an injury goes out as a letter at once, in the language of its reader', async () => {
    const org = await makeOrganisation(product())
    await org.as('SAFETY_OFFICER', { email: 'en@plant.test', locale: 'en' })
    await org.as('SAFETY_OFFICER', { email: 'ru@plant.test', locale: 'ru' })
    const silent = await org.as('SAFETY_OFFICER')
    await submit(org, await org.as('WORKER'), { type: 'INJURY', title: '<b>Cut & burnt</b>' })
    const mailer = memoryMailer()
    await deliver(worker(mailer))

    const sent = Object.fromEntries(mailer.sent.map((letter) => [letter.to, letter]))
    expect(Object.keys(sent).sort()).toEqual(['en@plant.test', 'ru@plant.test'])
    expect(sent['en@plant.test']?.subject).toBe('NM-2026-0001: injury reported')
    expect(sent['ru@plant.test']?.subject).toBe('NM-2026-0001: сообщение о травме')
    expect(sent['en@plant.test']?.text).toContain('https://closecall.test/reports/NM-2026-0001')
    expect(sent['en@plant.test']?.html).toContain('&lt;b&gt;Cut &amp; burnt&lt;/b&gt;')
    expect(await bellOf(silent)).toMatchObject([{ event: 'report.urgent' }])
  })

  test('a mention opens no door, and a confidential author stays unnamed', async () => {
    const org = await makeOrganisation(product())
    const author = await org.as('WORKER', { name: 'Vera Quiet' })
    const officer = await org.as('SAFETY_OFFICER', { email: 'officer@plant.test' })
    const stranger = await org.as('WORKER')
    const elsewhere = await org.as('SUPERVISOR', { sites: [org.sites[1].id] })
    const reportId = await submit(org, author, { privacy: 'CONFIDENTIAL' })
    const commentId = v7()
    await product().database.write(org.id, async (tx) => {
      const place = { organisationId: org.id, createdAt: product().clock.now }
      const comment = { id: commentId, reportId, authorId: author.memberId, text: 'Please look' }
      await tx.comment.create({ data: { ...place, ...comment } })
      await tx.mention.createMany({
        data: [officer, stranger, elsewhere].map(({ memberId }) => ({
          organisationId: org.id,
          commentId,
          memberId,
        })),
      })
    })
    await happen(org, 'comment.added', commentId, { actorId: author.memberId })
    const mailer = memoryMailer()
    await deliver(worker(mailer))

    const [line] = await bellOf(officer)
    expect(line).toMatchObject({ event: 'comment.mentioned', params: { by: '', hidden: 'yes' } })
    expect(await bellOf(stranger)).toEqual([])
    expect(await bellOf(elsewhere)).toEqual([])
    expect(JSON.stringify([mailer.sent, await bellOf(officer)])).not.toContain('Vera')
    expect(mailer.sent.map((letter) => letter.to)).toEqual(['officer@plant.test'])
  })

  test('an invitation and a new password leave with a link that the database does not hold', async () => {
    const org = await makeOrganisation(product(), { locale: 'ru', name: 'Завод "Свет"' })
    const owner = await org.as('OWNER', { email: 'owner@plant.test', locale: 'en' })
    const [invitation, quiet, reset] = [v7(), v7(), v7()]
    await product().database.write(org.id, (tx) =>
      tx.invitation.createMany({
        data: [invitation, quiet].map((id) => ({
          organisationId: org.id,
          id,
          tokenHash: id,
          email: 'new@plant.test',
          role: 'WORKER',
          siteIds: [],
          invitedById: owner.memberId,
          expiresAt: product().clock.now,
          createdAt: product().clock.now,
        })),
      }),
    )
    await happen(org, 'member.invited', invitation, { send: true })
    await happen(org, 'member.invited', quiet, { send: false })
    await happen(org, 'password.reset_requested', owner.memberId, {
      resetId: reset,
      email: 'sign-in@plant.test',
    })
    const mailer = memoryMailer()
    await deliver(worker(mailer))

    expect(mailer.sent.map(({ to, locale }) => `${to} ${locale}`).sort()).toEqual([
      'new@plant.test ru',
      'sign-in@plant.test en',
    ])
    const texts = mailer.sent.map((letter) => letter.text).join('\n')
    expect(texts).toContain(`https://closecall.test/invite/invitation-${invitation}`)
    expect(texts).toContain(`https://closecall.test/reset-password/reset-${reset}`)
    const stored = await product().database.write(org.id, (tx) => tx.mail.findMany())
    expect(JSON.stringify(stored)).not.toMatch(/invitation-|reset-/)
  })
})

describe('exactly once', () => {
  test('a hundred workers with the same event, and a hundred events of the same deed, tell it once', async () => {
    const org = await makeOrganisation(product())
    const officer = await org.as('SAFETY_OFFICER', { email: 'once@plant.test' })
    const reportId = await submit(org, await org.as('WORKER'), { type: 'FIRE' })
    const ids = await Promise.all(Array.from({ length: 20 }, () => happen(org, 'report.submitted', reportId)))
    const attempts = Array.from({ length: 100 }, (_, index) => ids[index % ids.length] ?? '')
    const mailer = memoryMailer()
    const machine = worker(mailer)
    // A busy machine may turn some of them away; what they leave waits, and is told by the next one.
    await Promise.allSettled(attempts.map((id) => asSystem(machine, org.id, (ctx) => publishEvent(ctx, id))))
    await deliver(worker(mailer))
    expect(await bellOf(officer)).toHaveLength(1)
    expect(mailer.sent).toHaveLength(1)
  })

  test('whatever the order and the repeats, every member has one line per deed', async () => {
    const org = await makeOrganisation(product())
    const officer = await org.as('SAFETY_OFFICER')
    const reporter = await org.as('WORKER')
    const reports = [await submit(org, reporter), await submit(org, reporter), await submit(org, reporter)]
    const machine = worker()
    await doWaiting(machine, events)
    const deed = fc.record({
      report: fc.constantFrom(...reports),
      event: fc.constantFrom('report.submitted', 'report.answered', 'report.accepted', 'nobody.knows'),
      times: fc.integer({ min: 1, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 6 }), async (deeds) => {
        const before = (await bellOf(officer)).length
        const repeats = await Promise.all(
          deeds.map(async ({ event, report, times }) =>
            Array<string>(times).fill(await happen(org, event, report)),
          ),
        )
        await Promise.all(
          repeats.flat().map((id) => asSystem(machine, org.id, (ctx) => publishEvent(ctx, id))),
        )
        await doWaiting(machine, events)
        const answered = deeds.filter(({ event }) => event === 'report.answered').length
        expect((await bellOf(officer)).length - before).toBe(answered)
      }),
      { numRuns: 12 },
    )
  })

  test('an event nobody knows is handled and tells nobody; a failing one waits longer each time', async () => {
    const org = await makeOrganisation(product())
    const strange = await happen(org, 'weather.changed', v7())
    const failing = await happen(org, 'report.submitted', v7())
    const machine = worker()
    for (let time = 0; time < 3; time++) {
      await asSystem(machine, org.id, (ctx) => requeueEvent(ctx, failing, new Error('broken')))
    }
    const row = (id: string) =>
      product().database.write(org.id, (tx) => tx.outbox.findFirstOrThrow({ where: { id } }))
    const retryAt = new Date(product().clock.now.getTime() + 8_000)
    expect(await row(failing)).toMatchObject({ attempts: 3, retryAt, lastError: 'Error: broken' })
    await doWaiting(machine, events)
    expect(await row(strange)).toMatchObject({ handledAt: product().clock.now })
    expect((await row(failing)).handledAt).toBeNull()
    const { now } = product().clock
    product().clock.now = retryAt
    await doWaiting(machine, events)
    product().clock.now = now
    expect((await row(failing)).handledAt).toEqual(retryAt)
  })
})

describe('the bell', () => {
  test('is read by its owner only', async () => {
    const org = await makeOrganisation(product())
    const officer = await org.as('SAFETY_OFFICER')
    const other = await org.as('SAFETY_OFFICER')
    await submit(org, await org.as('WORKER'))
    await submit(org, await org.as('WORKER'))
    await deliver(worker())
    const [first, second] = await bellOf(officer)
    await other.expectError('NOT_FOUND', Read, { ids: [first?.id] })
    await officer.expectError('NOT_FOUND', Read, { ids: [first?.id, v7()] })
    expect(await bellOf(officer, true)).toHaveLength(2)

    expect(await officer.run('{ viewer { unreadNotifications } }')).toEqual({
      viewer: { unreadNotifications: 2 },
    })
    expect(await officer.run(Read, { ids: [first?.id] })).toEqual({ readNotifications: 1 })
    expect((await bellOf(officer, true)).map((line) => line.id)).toEqual([second?.id])
    expect(await officer.run(Read)).toEqual({ readNotifications: 1 })
    expect(await officer.run(Read)).toEqual({ readNotifications: 0 })
    expect(await bellOf(other, true)).toHaveLength(2)
  })
})
