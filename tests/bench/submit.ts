import { randomUUID } from 'node:crypto'
import { measure, mustAnswer } from './support/load'
import { freePort, startPeer } from './support/process'
import type { World } from './support/world'
import type { Row } from './table'

const mutation = 'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id number } }'

/** Filing a card through everything beside one INSERT into a table with the same indexes and nothing else. */
export async function benchSubmit(world: World, organisation: string): Promise<Row[]> {
  const { cookie, memberId, siteId } = await world.officerOf(organisation)
  await world.query(
    'CREATE TABLE report_bare (LIKE report INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING INDEXES)',
  )
  const api = await world.startApi()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/insert`
  const bare = await startPeer(['tests/bench/peer/bare.cjs', world.ownerUrl, String(port), organisation], url)
  const card = () => ({
    id: randomUUID(),
    type: 'NEAR_MISS',
    siteId,
    whatHappened: 'Oil on the floor, I slipped',
  })
  const product = {
    url: api.url,
    headers: { cookie },
    body: () => JSON.stringify({ query: mutation, variables: { input: card() } }),
  }
  const insert = { url, body: JSON.stringify({ siteId, reporterId: memberId }) }
  try {
    await mustAnswer(product, (a) => Boolean((a as { data?: { submitReport?: unknown } }).data?.submitReport))
    await mustAnswer(insert, (a) => Boolean((a as { number?: string }).number))
    const base = await measure(insert)
    const figure = await measure(product)
    return [
      ['CloseCall: number, audit, outbox, rollups', figure] as const,
      ['bare HTTP + INSERT, same indexes', base] as const,
    ].map(([what, { requestsPerSecond, p50, p99 }]) => ({
      bench: 'submit a report',
      what,
      figure: `${requestsPerSecond.toFixed(0)} req/s`,
      detail: `p50 ${p50} ms, p99 ${p99} ms`,
      ratio: (requestsPerSecond / base.requestsPerSecond).toFixed(2),
    }))
  } finally {
    await Promise.all([api.stop(), bare.stop()])
  }
}
