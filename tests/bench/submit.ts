import { randomUUID } from 'node:crypto'
import { type Figure, measureInTurn, mustAnswer, type Shot, workText } from './support/load'
import { freePort, startPeer } from './support/process'
import type { World } from './support/world'
import type { Row } from './table'

const mutation = 'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id number } }'
const columns = `organisation_id, id, number, status, type, site_id, reporter_id, title, what_happened, occurred_at, submitted_at,
  triaged_at, acted_at, potential_severity, actual_severity`
type Filer = { cookie: string; memberId: string; siteId: string; organisationId: string }

/** Filing a card through everything beside one INSERT into a table with the same rows and indexes and nothing else. */
export async function benchSubmit(world: World, organisations: string[]): Promise<Row[]> {
  const filers = await Promise.all(
    organisations.map(async (organisationId) => ({
      ...(await world.sessionOf(organisationId)),
      organisationId,
    })),
  )
  await world.query(
    'CREATE TABLE report_bare (LIKE report INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING INDEXES)',
  )
  await world.query(`INSERT INTO report_bare (${columns}) SELECT ${columns} FROM report`)
  await world.query('ANALYZE report_bare')
  await world.query('CREATE SEQUENCE bare_number')
  const api = await world.startApi()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/insert`
  const bare = await startPeer(['tests/bench/peer/bare.cjs', world.ownerUrl, String(port)], url)
  const by = ({ pid }: { pid: number }) => ({ own: pid, server: world.server })
  const product = (among: Filer[]) => ({ url: api.url, processes: by(api), shot: () => card(anyOf(among)) })
  const insert = (among: Filer[]) => ({ url, processes: by(bare), shot: () => row(anyOf(among)) })
  try {
    await mustAnswer(product(filers), (a) =>
      Boolean((a as { data?: { submitReport?: unknown } }).data?.submitReport),
    )
    await mustAnswer(insert(filers), (a) => Boolean((a as { number?: string }).number))
    const rows: Row[] = []
    for (const [where, among] of [
      [`${filers.length} organisations`, filers],
      ['one organisation', filers.slice(0, 1)],
    ] as const) {
      const { base, figure } = await measureInTurn({ base: insert(among), figure: product(among) })
      rows.push(line(`CloseCall: number, audit, outbox, rollups; ${where}`, figure, base))
      rows.push(line(`bare HTTP + INSERT, same rows and indexes; ${where}`, base, base))
    }
    return rows
  } finally {
    await Promise.all([api.stop(), bare.stop()])
  }
}

const anyOf = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)] as T

function card({ cookie, siteId }: Filer): Shot {
  const input = { id: randomUUID(), type: 'NEAR_MISS', siteId, whatHappened: 'Oil on the floor, I slipped' }
  return { headers: { cookie }, body: JSON.stringify({ query: mutation, variables: { input } }) }
}

const row = ({ organisationId, siteId, memberId }: Filer): Shot => ({
  body: JSON.stringify({ organisationId, siteId, reporterId: memberId }),
})

function line(what: string, figure: Figure, base: Figure): Row {
  const { requestsPerSecond, p50, p99 } = figure
  return {
    bench: 'submit a report',
    what,
    figure: `${requestsPerSecond.toFixed(0)} req/s`,
    detail: `p50 ${p50} ms, p99 ${p99} ms${workText(figure)}`,
    ratio: (requestsPerSecond / base.requestsPerSecond).toFixed(2),
  }
}
