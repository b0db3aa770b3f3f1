import { handOver } from '@closecall/worker/tasks/hand-over'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { doWaiting, useWorker } from '../support/worker'

const api = useApi()
const worker = useWorker(api)

test('thousands that waited go in one hand-over, each with a number of its own', async () => {
  api().clock.now = new Date('2026-03-16T09:00:00Z')
  const organisation = await makeOrganisation(api())
  await fileAnonymously(doorOf(api().url), anonymousCard(organisation))
  // Of eight thousand numbers drawn without a look at one another, two are the same in 998 of 1000 cases.
  const copies = `INSERT INTO intake_report SELECT (jsonb_populate_record(w, jsonb_build_object('lookup', gen_random_uuid()))).*
    FROM intake_report w, generate_series(1, 8000) WHERE w.organisation_id = $1`
  await rowsOf(api(), copies, [organisation.id])
  const said: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void said.push(line) })
  api().clock.now = new Date('2026-03-17T00:00:00Z')
  await doWaiting({ ...worker(), log }, handOver)
  expect(said).toEqual([])
  const counted = `SELECT (SELECT count(*)::int FROM intake_report) AS waiting, count(*)::int AS reports,
    count(DISTINCT number)::int AS numbers, bool_and(number ~ '^AN-2026-[5-9]\\d{6}$') AS drawn FROM report`
  expect(await rowsOf(api(), counted)).toEqual([{ waiting: 0, reports: 8001, numbers: 8001, drawn: true }])
})

test('of twenty thousand numbers none is drawn twice', async () => {
  const organisation = await makeOrganisation(api())
  const drawn = `SELECT count(*)::int AS many, count(DISTINCT number)::int AS numbers, min(place)::int AS first, max(place)::int AS last
    FROM anonymous_numbers(2026, 20000), set_config('app.org', $1, true)`
  expect(await rowsOf(api(), drawn, [organisation.id])).toEqual([
    { many: 20_000, numbers: 20_000, first: 1, last: 20_000 },
  ])
})
