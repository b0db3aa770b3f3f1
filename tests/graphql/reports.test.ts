import { v4 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { card, file } from '../support/reports'
import { statementsOf } from '../support/statements'

const product = useProduct()
const submit = `mutation ($input: SubmitReportInput!) {
  submitReport(input: $input) { id number title status privacy occurredAt submittedAt acknowledgedAt site { name } location { name } }
}`
const one = 'query ($id: UUID, $number: String) { report(id: $id, number: $number) { id number } }'

describe('submitting', () => {
  test('takes a sentence, a type and a place', async () => {
    const organisation = await makeOrganisation(product())
    const worker = await organisation.as('WORKER')
    const { submitReport } = await worker.run(submit, { input: card(organisation) })
    expect(submitReport).toMatchObject({
      number: 'NM-2026-0001',
      title: 'Oil on the floor.',
      status: 'SUBMITTED',
      privacy: 'NAMED',
      site: { name: 'North' },
      location: null,
      occurredAt: '2026-03-10T09:00:00.000Z',
      acknowledgedAt: null,
    })
  })

  test('a resent card is the same report, also when both arrive at once', async () => {
    const organisation = await makeOrganisation(product())
    const worker = await organisation.as('WORKER')
    const input = card(organisation)
    const sent = await Promise.all(Array.from({ length: 5 }, () => worker.run(submit, { input })))
    expect(new Set(sent.map((each) => each.submitReport.number))).toEqual(new Set(['NM-2026-0001']))
    expect(await file(worker, organisation)).toMatchObject({ number: 'NM-2026-0002' })
  })

  test('who is signed in is not anonymous, and comes by a poster or without one', async () => {
    const organisation = await makeOrganisation(product())
    const worker = await organisation.as('WORKER')
    const sourced = 'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { source } }'
    const input = (changes: object) => ({ input: card(organisation, { ...changes }) })
    for (const changes of [{ privacy: 'ANONYMOUS' }, { source: 'IMPORT' }, { source: 'KIOSK' }]) {
      const { extensions } = await worker.expectError('INVALID', sourced, input(changes))
      expect(extensions?.fields).toEqual([{ path: Object.keys(changes)[0], message: 'not_while_signed_in' }])
    }
    expect((await worker.run(sourced, input({ source: 'QR' }))).submitReport.source).toBe('QR')
    const { id } = await file(worker, organisation)
    const unsay = product().database.write(organisation.id, (tx) =>
      tx.report.updateMany({ where: { id }, data: { privacy: 'ANONYMOUS' } }),
    )
    await expect(unsay).rejects.toThrow('report_anonymous')
  })

  test('a resend that says something else is refused and names what was filed and what was not', async () => {
    const organisation = await makeOrganisation(product())
    const worker = await organisation.as('WORKER')
    const input = card(organisation, { occurredAt: '2026-03-10T08:00:00Z', proposal: 'Move it' })
    await worker.run(submit, { input })
    const resent = async (changes: Record<string, unknown>) =>
      (await worker.expectError('CONFLICT', submit, { input: { ...input, ...changes } })).extensions
    expect(await resent({ privacy: 'CONFIDENTIAL', whatHappened: 'Oil. Anna slipped.' })).toEqual({
      code: 'CONFLICT',
      reason: 'report.already_filed',
      details: { number: 'NM-2026-0001', privacy: 'NAMED', changed: ['privacy', 'whatHappened'] },
    })
    const others = {
      type: 'FIRE',
      siteId: organisation.sites[1].id,
      locationId: organisation.sites[0].locationId,
      title: 'Oil',
      occurredAt: '2026-03-10T07:00:00Z',
      whatCouldHappen: 'A fall',
      immediateAction: 'Sand',
      proposal: null,
    }
    for (const [field, value] of Object.entries(others))
      expect((await resent({ [field]: value }))?.details).toMatchObject({ changed: [field] })
    const { clock } = product()
    const before = clock.now
    clock.now = new Date('2026-03-11T09:00:00Z')
    expect((await worker.run(submit, { input })).submitReport).toMatchObject({ number: 'NM-2026-0001' })
    clock.now = before
  })

  test('a card without a time, or with one a little ahead, may be resent later', async () => {
    const { clock } = product()
    const organisation = await makeOrganisation(product())
    const worker = await organisation.as('WORKER')
    const cards = [card(organisation), card(organisation, { occurredAt: '2026-03-10T09:05:00Z' })]
    for (const input of cards) await worker.run(submit, { input })
    const before = clock.now
    clock.now = new Date('2026-03-10T10:00:00Z')
    for (const input of cards) expect((await worker.run(submit, { input })).submitReport.id).toBe(input.id)
    clock.now = before
  })

  test('somebody else’s id is taken, and says nothing more', async () => {
    const organisation = await makeOrganisation(product())
    const first = await organisation.as('WORKER')
    const second = await organisation.as('WORKER')
    const { id } = await file(first, organisation, { privacy: 'CONFIDENTIAL' })
    const error = await second.expectError('CONFLICT', submit, { input: card(organisation, { id }) })
    expect(error.extensions).toEqual({ code: 'CONFLICT', reason: 'report.id_taken' })
  })

  test('the same id in two organisations is two reports', async () => {
    const ours = await makeOrganisation(product())
    const theirs = await makeOrganisation(product())
    const id = v4()
    expect((await file(await ours.as('WORKER'), ours, { id })).number).toBe('NM-2026-0001')
    expect((await file(await theirs.as('WORKER'), theirs, { id })).number).toBe('NM-2026-0001')
  })

  test('fifty at once leave no gap and no double', async () => {
    const organisation = await makeOrganisation(product())
    const workers = await Promise.all(Array.from({ length: 5 }, () => organisation.as('WORKER')))
    const places = Array.from({ length: 10 }, (_, index) => organisation.sites[index % 2]?.id)
    const jobs = workers.flatMap((worker) =>
      places.map((siteId) => () => file(worker, organisation, { siteId })),
    )
    const lanes = Array.from({ length: 10 }, async () => {
      const numbers: string[] = []
      for (let job = jobs.shift(); job; job = jobs.shift()) numbers.push((await job()).number)
      return numbers
    })
    const numbers = (await Promise.all(lanes)).flat().toSorted()
    const expected = Array.from({ length: 50 }, (_, index) => `NM-2026-${String(index + 1).padStart(4, '0')}`)
    expect(numbers).toEqual(expected)
  })

  test('a refused card takes no number', async () => {
    const organisation = await makeOrganisation(product())
    const worker = await organisation.as('WORKER')
    const { id } = await file(worker, organisation)
    const other = await organisation.as('WORKER')
    await other.expectError('CONFLICT', submit, { input: card(organisation, { id }) })
    await other.expectError('NOT_FOUND', submit, { input: card(organisation, { siteId: v4() }) })
    expect((await file(worker, organisation)).number).toBe('NM-2026-0002')
  })

  test('the year is the organisation’s own', async () => {
    const { clock } = product()
    const before = clock.now
    clock.now = new Date('2026-12-31T12:00:00Z')
    const early = await makeOrganisation(product(), { timeZone: 'Pacific/Auckland' })
    const late = await makeOrganisation(product(), { timeZone: 'America/New_York' })
    expect((await file(await early.as('WORKER'), early)).number).toBe('NM-2027-0001')
    expect((await file(await late.as('WORKER'), late)).number).toBe('NM-2026-0001')
    clock.now = before
  })

  test('a clock that runs fast blocks nothing; tomorrow’s accident is a mistake', async () => {
    const organisation = await makeOrganisation(product())
    const worker = await organisation.as('WORKER')
    const ahead = card(organisation, { occurredAt: '2026-03-11T08:00:00Z' })
    const { submitReport } = await worker.run(submit, { input: ahead })
    expect(submitReport.occurredAt).toBe('2026-03-10T09:00:00.000Z')
    const input = card(organisation, { occurredAt: '2026-03-12T09:00:00Z' })
    const error = await worker.expectError('INVALID', submit, { input })
    expect(error.extensions?.fields).toEqual([{ path: 'occurredAt', message: 'in_future' }])
  })

  test('anybody reports anywhere, but not at an archived site or at another site’s location', async () => {
    const organisation = await makeOrganisation(product())
    const [north, south] = organisation.sites
    const supervisor = await organisation.as('SUPERVISOR', { sites: [south.id] })
    const input = card(organisation, { locationId: north.locationId })
    expect((await supervisor.run(submit, { input })).submitReport.location).toEqual({ name: 'Gate' })
    const astray = card(organisation, { locationId: south.locationId })
    await supervisor.expectError('NOT_FOUND', submit, { input: astray })
    await product().database.write(organisation.id, (tx) =>
      tx.site.updateMany({ where: { id: north.id }, data: { archivedAt: new Date() } }),
    )
    await supervisor.expectError('NOT_FOUND', submit, { input: card(organisation) })
    expect((await supervisor.run(submit, { input })).submitReport.location).toEqual({ name: 'Gate' })
  })

  test('costs one statement, and one to read the answer', async () => {
    const organisation = await makeOrganisation(product())
    const worker = await organisation.as('WORKER')
    const input = card(organisation)
    const sent = await statementsOf(() => worker.run(submit.replace(/site.*\} \}/, '}'), { input }))
    expect(sent.map((text) => text.trim().split(/\s/, 1)[0])).toEqual(['WITH', 'SELECT'])
  })
})

describe('one report', () => {
  test('is found by id or number, by its reporter and by those who read the site', async () => {
    const organisation = await makeOrganisation(product())
    const worker = await organisation.as('WORKER')
    const { id, number } = await file(worker, organisation)
    expect((await worker.run(one, { number })).report).toEqual({ id, number })
    const readers = [
      await organisation.as('OWNER'),
      await organisation.as('EXECUTIVE'),
      await organisation.as('SUPERVISOR', { sites: [organisation.sites[0].id] }),
    ]
    for (const reader of readers) expect((await reader.run(one, { id })).report.number).toBe(number)
    await (await organisation.as('WORKER')).expectError('NOT_FOUND', one, { id })
    const elsewhere = await organisation.as('SUPERVISOR', { sites: [organisation.sites[1].id] })
    await elsewhere.expectError('NOT_FOUND', one, { number })
    await worker.expectError('INVALID', one, { id, number })
    await worker.expectError('INVALID', one, {})
  })

  test('promises feedback by its clocks', async () => {
    const { clock } = product()
    const organisation = await makeOrganisation(product())
    const worker = await organisation.as('WORKER')
    const officer = await organisation.as('SAFETY_OFFICER')
    const { id } = await file(worker, organisation)
    const promises = 'query ($id: UUID) { report(id: $id) { overdue promises { mode dueAt keptAt kept } } }'
    expect((await worker.run(promises, { id })).report).toEqual({
      overdue: false,
      promises: [
        { mode: 'ACKNOWLEDGE', dueAt: '2026-03-11T09:00:00.000Z', keptAt: null, kept: null },
        { mode: 'TRIAGE', dueAt: '2026-03-12T21:00:00.000Z', keptAt: null, kept: null },
      ],
    })
    const before = clock.now
    clock.now = new Date('2026-03-13T09:00:00Z')
    const comment = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }'
    await officer.run(comment, { input: { id: v4(), reportId: id, text: 'Thank you, we are looking.' } })
    const late = (await worker.run(promises, { id })).report
    clock.now = before
    expect(late.overdue).toBe(true)
    expect(late.promises).toMatchObject([
      { mode: 'ACKNOWLEDGE', keptAt: '2026-03-13T09:00:00.000Z', kept: false },
      { mode: 'TRIAGE', kept: false },
    ])
  })
})
