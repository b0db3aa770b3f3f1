import pg from 'pg'
import { expect, test } from 'vitest'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { file, handOver } from '../support/reports'
import { statementsOf } from '../support/statements'

const product = useProduct()
const list = '{ reports(first: 20) { edges { node { id number } } } }'

test('the list of a manager walks through no anonymous report, however many are the newest', async () => {
  const organisation = await makeOrganisation(product())
  const [executive, worker] = [await organisation.as('EXECUTIVE'), await organisation.as('WORKER')]
  for (let n = 0; n < 3; n++) await file(worker, organisation)
  const wave = Array.from({ length: 600 }, () => ({ submittedAt: new Date('2026-06-01T00:00:00Z') }))
  await handOver(product(), organisation, wave)
  const statements = await statementsOf(async () => {
    expect((await executive.run(list)).reports.edges).toHaveLength(3)
  })
  const asked = statements.find((text) => text.includes('FROM "report"')) ?? ''

  const client = new pg.Client({ connectionString: product().test.ownerUrl })
  await client.connect()
  try {
    await client.query('ANALYZE report')
    // As it is for a statement that was asked for often: one plan for all values.
    await client.query(
      `SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; PREPARE asked(uuid) AS ${asked}`,
    )
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT TEXT) EXECUTE asked('${organisation.id}')`)
    const plan = rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('report_signed')
    expect(plan).not.toContain('Rows Removed by Filter')
  } finally {
    await client.end()
  }
})
