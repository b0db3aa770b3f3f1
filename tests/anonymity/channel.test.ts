import { setTimeout as sleep } from 'node:timers/promises'
import { handOver } from '@closecall/worker/tasks/hand-over'
import { v4 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, filing, opening, replying } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { doWaiting, useWorker } from '../support/worker'

/** Never the next of a counter: that would tell how many there are. */
const drawn: string = expect.stringMatching(/^AN-2026-\d{7}$/)
const api = useApi()
const worker = useWorker(api)
const door = () => doorOf(api().url)
const waiting = async () =>
  Number((await rowsOf(api(), 'SELECT count(*) AS n FROM intake_report'))[0]?.n ?? Number.NaN)

const handOverAt = async (moment: string) => {
  api().clock.now = new Date(moment)
  await doWaiting(worker(), handOver)
}
const openAt = async (receipt: string) => {
  const found = await door().run(opening, { receipt, work: await door().work() })
  return found.openReceipt
}

beforeEach(async () => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  await rowsOf(api(), 'DELETE FROM intake_report')
})

describe('the door', () => {
  test('shows where a report can be filed, keeps no cache and says whom to call', async () => {
    const organisation = await makeOrganisation(api(), { name: 'Bakery' })
    const query = `query ($slug: String) { anonymousPlace(slug: $slug) {
      organisation slug locale timeZone site { id } location { id } sites { id name precision locations { name } }
      handOver { nextAt hoursUtc atLeast } work { bits } } }`
    const { data, headers } = await door().ask(query, { slug: organisation.slug.toUpperCase() })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('set-cookie')).toBeNull()
    expect(data.anonymousPlace).toMatchObject({
      organisation: 'Bakery',
      site: null,
      location: null,
      sites: [{ name: 'North', precision: 'DAY', locations: [{ name: 'Gate' }] }, { name: 'South' }],
      handOver: { nextAt: '2026-03-10T12:00:00.000Z', hoursUtc: [0, 6, 12, 18], atLeast: 3 },
    })
    expect((await door().ask(query, { slug: 'nobody-here' })).reasons).toEqual(['not_found'])
  })

  test('a poster leads to its place, and a disabled one nowhere', async () => {
    const organisation = await makeOrganisation(api())
    const [{ id: siteId, locationId }] = organisation.sites
    const code = `SELECT code FROM location_code WHERE organisation_id = $1 AND location_id = $2`
    const [poster] = await rowsOf(api(), code, [organisation.id, locationId])
    const query = 'query ($code: String) { anonymousPlace(code: $code) { site { id } location { id } slug } }'
    const { anonymousPlace } = await door().run(query, poster)
    expect(anonymousPlace).toEqual({
      site: { id: siteId },
      location: { id: locationId },
      slug: organisation.slug,
    })
    await fileAnonymously(door(), anonymousCard(organisation, { place: poster }))
    const sources = await rowsOf(api(), 'SELECT source FROM intake_report WHERE organisation_id = $1', [
      organisation.id,
    ])
    expect(sources).toEqual([{ source: 'QR' }])
    await rowsOf(api(), `UPDATE location_code SET status = 'DISABLED' WHERE code = $1`, [poster?.code])
    expect((await door().ask(query, poster)).reasons).toEqual(['not_found'])
    const { reasons } = await door().ask('query { anonymousPlace(code: "AAAAAAAA", slug: "x") { slug } }')
    expect(reasons).toEqual(['invalid'])
  })

  test('opens for nothing else, and its operations are refused elsewhere', async () => {
    for (const query of [
      '{ viewer { permissions } }',
      'mutation { signOut }',
      '{ ...a } fragment a on Query { viewer { permissions } }',
    ])
      expect((await door().ask(query)).reasons).toContain('anonymous.other_door')
    const response = await fetch(`${api().url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query: '{ workChallenge { bits } }' }),
      headers: { 'content-type': 'application/json' },
    })
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN', reason: 'anonymous.other_door' } }],
    })
  })

  test('looks at no cookie: who is signed in is nobody here', async () => {
    const organisation = await makeOrganisation(api())
    const cookie = 'next-auth.session-token=whatever'
    const { receipt } = await fileAnonymously(door(), anonymousCard(organisation), { cookie })
    expect(receipt).toMatch(/^\d{20}$/)
  })
})

describe('filing', () => {
  test('waits, is handed over, and the receipt shows what became of it', async () => {
    const organisation = await makeOrganisation(api())
    const officer = await organisation.as('SAFETY_OFFICER')
    const card = anonymousCard(organisation, { locationId: organisation.sites[0].locationId })
    const { receipt, handOverAt: by, number } = await fileAnonymously(door(), card)
    expect([by, number]).toEqual(['2026-03-11T00:00:00.000Z', null])
    expect(await openAt(receipt)).toMatchObject({
      status: 'WAITING',
      number: null,
      site: 'North',
      location: 'Gate',
      handOverAt: by,
      promises: [],
    })

    // One alone waits for its day to end.
    await handOverAt('2026-03-10T18:00:00Z')
    expect(await waiting()).toBe(1)
    await handOverAt('2026-03-11T00:00:10Z')
    expect(await waiting()).toBe(0)
    expect(await openAt(receipt)).toMatchObject({
      status: 'SUBMITTED',
      number: drawn,
      handOverAt: null,
    })
    const { reports } = await officer.run(`{ reports { edges { node {
      number title privacy source reporter { name } reporterHidden occurredAt submittedAt timeline { event } } } } }`)
    expect(reports.edges).toEqual([
      {
        node: {
          number: drawn,
          title: 'Oil on the floor.',
          privacy: 'ANONYMOUS',
          source: 'WEB',
          reporter: null,
          reporterHidden: false,
          occurredAt: '2026-03-09T21:00:00.000Z',
          submittedAt: '2026-03-09T21:00:00.000Z',
          timeline: [],
        },
      },
    ])
    const [told] = await rowsOf(api(), 'SELECT count(*) AS n FROM outbox WHERE organisation_id = $1', [
      organisation.id,
    ])
    expect(told?.n).toBe('0')
  })

  test('three of one site go together at the next hour, and only at the hour', async () => {
    api().clock.now = new Date('2026-03-10T05:00:00Z')
    const organisation = await makeOrganisation(api())
    for (let n = 0; n < 3; n++) await fileAnonymously(door(), anonymousCard(organisation))
    await handOverAt('2026-03-10T05:59:59Z')
    expect(await waiting()).toBe(3)
    await handOverAt('2026-03-10T07:00:00Z')
    expect(await waiting()).toBe(3)
    await handOverAt('2026-03-10T12:01:00Z')
    expect(await waiting()).toBe(0)
  })

  test('where fewer than fifty work only the week is kept', async () => {
    const organisation = await makeOrganisation(api())
    await rowsOf(api(), 'UPDATE site SET headcount = 49 WHERE organisation_id = $1', [organisation.id])
    const { receipt, proof } = await fileAnonymously(
      door(),
      anonymousCard(organisation, { occurredOn: '2026-03-05' }),
    )
    expect(proof.filed).toBe('2026-W11')
    await handOverAt('2026-03-11T00:00:00Z')
    const rows = await rowsOf(
      api(),
      'SELECT occurred_at, submitted_at FROM report WHERE organisation_id = $1',
      [organisation.id],
    )
    expect(rows).toEqual([
      { occurred_at: new Date('2026-03-01T21:00:00Z'), submitted_at: new Date('2026-03-08T21:00:00Z') },
    ])
    // Promised from the end of the week it names: nobody is late for what could not be seen.
    const { promises } = await openAt(receipt)
    expect(promises[0]).toMatchObject({ mode: 'ACKNOWLEDGE', dueAt: '2026-03-16T21:00:00.000Z' })
  })

  test('a danger that cannot wait is there at once, with its number, and officers hear of it', async () => {
    const organisation = await makeOrganisation(api())
    const { number, handOverAt } = await fileAnonymously(
      door(),
      anonymousCard(organisation, { urgent: true }),
    )
    expect([number, handOverAt]).toEqual([drawn, null])
    expect(await waiting()).toBe(0)
    const rows = await rowsOf(api(), 'SELECT event, payload FROM outbox WHERE organisation_id = $1', [
      organisation.id,
    ])
    expect(rows).toEqual([{ event: 'report.submitted', payload: { urgent: true, actorId: null } }])
  })

  test('a device six hours fast or slow stops nobody; a day after tomorrow does', async () => {
    api().clock.now = new Date('2026-03-10T19:00:00Z') // 22:00 there
    const organisation = await makeOrganisation(api())
    const days = ['2026-03-11', '2026-03-10', undefined]
    for (const occurredOn of days) await fileAnonymously(door(), anonymousCard(organisation, { occurredOn }))
    await handOverAt('2026-03-11T00:00:00Z')
    const rows = await rowsOf(api(), 'SELECT DISTINCT occurred_at FROM report WHERE organisation_id = $1', [
      organisation.id,
    ])
    expect(rows).toEqual([{ occurred_at: new Date('2026-03-09T21:00:00Z') }])
    const input = { ...anonymousCard(organisation, { occurredOn: '2026-03-14' }), work: await door().work() }
    expect((await door().ask(filing, { input })).reasons).toEqual(['invalid'])
  })
})

describe('sent again with the same key', () => {
  test('it is the same report, at once or late, before and after the hand-over', async () => {
    const organisation = await makeOrganisation(api())
    const card = anonymousCard(organisation)
    const sent = await Promise.all(Array.from({ length: 6 }, () => fileAnonymously(door(), card)))
    const [first] = sent
    for (const each of sent) expect(each).toEqual(first)
    expect(await waiting()).toBe(1)
    await handOverAt('2026-03-11T00:00:00Z')
    api().clock.now = new Date('2026-03-25T00:00:00Z')
    const late = await fileAnonymously(door(), card)
    expect(late).toEqual({ ...first, handOverAt: null, number: drawn })
    expect(await waiting()).toBe(0)
  })

  test('while it is being handed over, it is one report', async () => {
    const organisation = await makeOrganisation(api())
    const card = anonymousCard(organisation)
    api().clock.now = new Date('2026-03-11T00:00:00Z')
    let over = false
    const moving = async () => {
      while (!over) {
        // As if its day had ended: whatever waits goes at once.
        await rowsOf(api(), "UPDATE intake_report SET day = '2026-03-09'")
        await doWaiting({ ...worker() }, handOver)
        await sleep(5)
      }
    }
    const mover = moving()
    const receipts = new Set<string>()
    for (let round = 0; round < 6; round++) {
      const sent = await Promise.all(Array.from({ length: 4 }, () => fileAnonymously(door(), card)))
      for (const { receipt } of sent) receipts.add(receipt)
    }
    over = true
    await mover
    expect(receipts.size).toBe(1)
    const count = `SELECT (SELECT count(*) FROM report WHERE organisation_id = $1) +
      (SELECT count(*) FROM intake_report WHERE organisation_id = $1) AS n`
    expect(await rowsOf(api(), count, [organisation.id])).toEqual([{ n: '1' }])
  })

  test('what was changed in between is refused and named', async () => {
    const organisation = await makeOrganisation(api())
    const card = anonymousCard(organisation)
    await fileAnonymously(door(), card)
    const changed = async () => {
      const input = { ...card, whatHappened: 'Oil. Anna slipped.', type: 'INJURY', work: await door().work() }
      return (await door().ask(filing, { input })).reasons
    }
    expect(await changed()).toEqual(['report.already_filed'])
    await handOverAt('2026-03-11T00:00:00Z')
    expect(await changed()).toEqual(['report.already_filed'])
  })

  test('what waited goes at once when it comes again as a danger that cannot wait', async () => {
    const organisation = await makeOrganisation(api())
    const card = anonymousCard(organisation)
    const { receipt } = await fileAnonymously(door(), card)
    const told = () =>
      rowsOf(api(), 'SELECT event, payload FROM outbox WHERE organisation_id = $1', [organisation.id])
    expect(await told()).toEqual([])
    const again = () => fileAnonymously(door(), { ...card, urgent: true })
    for (const each of await Promise.all([again(), again(), again()]))
      expect(each).toMatchObject({ receipt, number: drawn, handOverAt: null })
    expect(await waiting()).toBe(0)
    expect(await told()).toEqual([{ event: 'report.submitted', payload: { urgent: true, actorId: null } }])
  })

  test('its receipt comes back also where the poster was replaced and the site closed', async () => {
    const organisation = await makeOrganisation(api())
    const [{ id: siteId, locationId }] = organisation.sites
    const [poster] = await rowsOf(api(), 'SELECT code FROM location_code WHERE location_id = $1', [
      locationId,
    ])
    const card = anonymousCard(organisation, { place: poster, siteId, locationId })
    const first = await fileAnonymously(door(), card)
    await rowsOf(api(), `UPDATE location_code SET status = 'DISABLED' WHERE code = $1`, [poster?.code])
    await rowsOf(api(), 'UPDATE site SET archived_at = now() WHERE id = $1', [siteId])
    expect(await fileAnonymously(door(), card)).toEqual(first)
    const input = { ...card, key: v4(), work: await door().work() }
    expect((await door().ask(filing, { input })).reasons).toEqual(['not_found'])
  })
})

describe('the thread', () => {
  test('an officer asks, the answer waits for the hand-over and brings the report back', async () => {
    const organisation = await makeOrganisation(api())
    const officer = await organisation.as('SAFETY_OFFICER')
    const supervisor = await organisation.as('SUPERVISOR')
    const { receipt } = await fileAnonymously(door(), anonymousCard(organisation))
    await handOverAt('2026-03-11T00:00:00Z')
    api().clock.now = new Date('2026-03-11T09:00:00Z')
    const { number } = await openAt(receipt)
    const page = `{ report(number: "${number}") { id version status thread { messages { from text on readByOfficer } } } }`
    const { report } = await officer.run(page)
    expect(report.thread).toEqual({ messages: [] })
    await supervisor.expectError('NOT_FOUND', page)
    const asked = { id: report.id, version: report.version, question: 'Which gate?' }
    await officer.run('mutation ($input: ReturnReportInput!) { returnReport(input: $input) { id } }', {
      input: asked,
    })
    expect(await openAt(receipt)).toMatchObject({
      status: 'RETURNED',
      messages: [{ from: 'OFFICER', text: 'Which gate?', on: '2026-03-11', waiting: false }],
    })

    const id = v4()
    const answer = async (text: string, message = id) =>
      door().ask(replying, { receipt, id: message, text, work: await door().work() })
    for (let n = 0; n < 3; n++) expect((await answer('The left one')).reasons).toEqual([])
    expect((await answer('Another')).reasons).toEqual(['comment.already_sent'])
    expect((await answer('And it is dark there', v4())).data.replyAnonymously.messages).toHaveLength(3)
    expect((await officer.run(page)).report.status).toBe('RETURNED')
    await handOverAt('2026-03-12T00:00:00Z')
    expect((await officer.run(page)).report).toMatchObject({
      status: 'SUBMITTED',
      version: report.version + 2,
      thread: {
        messages: [
          { text: 'Which gate?' },
          { text: 'The left one', from: 'REPORTER' },
          { text: 'And it is dark there' },
        ],
      },
    })
    expect((await answer('The left one')).data.replyAnonymously.messages).toHaveLength(3)

    const read = 'mutation ($id: UUID!) { markThreadRead(reportId: $id) { id } }'
    await officer.run(read, { id: report.id })
    const write = 'mutation ($input: WriteToReporterInput!) { writeToReporter(input: $input) { id } }'
    const thanks = { id: v4(), reportId: report.id, text: 'Thank you' }
    for (let n = 0; n < 2; n++) await officer.run(write, { input: thanks })
    const { messages } = await openAt(receipt)
    expect(messages.map((each: { readByOfficer: boolean }) => each.readByOfficer)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('is there for anonymous reports only', async () => {
    const organisation = await makeOrganisation(api())
    const officer = await organisation.as('SAFETY_OFFICER')
    const input = { id: v4(), type: 'NEAR_MISS', siteId: organisation.sites[0].id, whatHappened: 'Oil.' }
    const { submitReport } = await officer.run(
      'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id thread { messages { id } } } }',
      { input },
    )
    expect(submitReport.thread).toBeNull()
    const write = 'mutation ($input: WriteToReporterInput!) { writeToReporter(input: $input) { id } }'
    await officer.expectError('FORBIDDEN', write, {
      input: { id: v4(), reportId: submitReport.id, text: 'Who?' },
    })
  })
})
