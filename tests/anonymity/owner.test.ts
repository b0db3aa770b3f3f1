import { handOver } from '@closecall/worker/tasks/hand-over'
import pg from 'pg'
import { expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { doWaiting, useWorker } from '../support/worker'

const api = useApi()
const worker = useWorker(api)

test('hands over also where the owner of the tables is no superuser', async () => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  const client = new pg.Client({ connectionString: api().test.ownerUrl })
  await client.connect()
  const { database } = client
  await client.query(
    `DO $$ BEGIN CREATE ROLE closecall_test_owner NOSUPERUSER NOBYPASSRLS; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
  )
  const given = ['intake_report', 'intake_message', 'intake_photo'].flatMap((table) => [
    `ALTER TABLE ${table} OWNER TO closecall_test_owner`,
    `ALTER POLICY rewrite ON ${table} TO closecall_test_owner`,
  ])
  const statements = [
    `GRANT TEMP, CREATE ON DATABASE ${database} TO closecall_test_owner`,
    'GRANT USAGE, CREATE ON SCHEMA public TO closecall_test_owner',
    ...given,
    'ALTER FUNCTION rewrite_intake() OWNER TO closecall_test_owner',
  ]
  for (const statement of statements) await client.query(statement)
  await client.end()

  const [first, second] = [await makeOrganisation(api()), await makeOrganisation(api())]
  for (let n = 0; n < 3; n++) await fileAnonymously(doorOf(api().url), anonymousCard(first))
  await fileAnonymously(doorOf(api().url), anonymousCard(second))
  api().clock.now = new Date('2026-03-10T12:00:00Z')
  await doWaiting(worker(), handOver)
  const counts = `SELECT (SELECT count(*)::int FROM report) AS reports, (SELECT count(*)::int FROM intake_report) AS waiting`
  expect(await rowsOf(api(), counts)).toEqual([{ reports: 3, waiting: 1 }])
})
