import { measureInTurn, mustAnswer, workText } from './support/load'
import { freePort, startPeer } from './support/process'
import type { World } from './support/world'
import type { Row } from './table'

const ours = `query { reports(first: 50) { edges { node { id number title status submittedAt site { id name }
  reporter { id name } actions { id title status } } } pageInfo { hasNextPage endCursor } } }`
const asked = (organisation: string) =>
  `first: 50, orderBy: [SUBMITTED_AT_DESC, ID_DESC], condition: { organisationId: "${organisation}" }`
const row = `id number title status submittedAt siteByOrganisationIdAndSiteId { id name }
  memberByOrganisationIdAndReporterId { id name } actionsByOrganisationIdAndReportIdList { id title status }`
/** The rows alone, and a page that can be turned, as ours can. */
const theirs = (organisation: string) => `query { allReportsList(${asked(organisation)}) { ${row} } }`
const theirPage = (organisation: string) =>
  `query { allReports(${asked(organisation)}) { edges { node { ${row} } } pageInfo { hasNextPage endCursor } } }`

/** A page of 50 reports with site, reporter and two actions each, at 16 connections. */
export async function benchList(world: World, organisation: string): Promise<Row[]> {
  const { cookie } = await world.sessionOf(organisation)
  const api = await world.startApi()
  const by = ({ pid }: { pid: number }) => ({ own: pid, server: world.server })
  const product = {
    url: api.url,
    processes: by(api),
    headers: { cookie },
    body: JSON.stringify({ query: ours }),
  }
  const [peerPort, barePort] = [await freePort(), await freePort()]
  const peer = await startPeer(
    ['tests/bench/peer/server.cjs', world.ownerUrl, String(peerPort)],
    `http://127.0.0.1:${peerPort}/graphql`,
  )
  const bare = await startPeer(
    ['tests/bench/peer/bare.cjs', world.ownerUrl, String(barePort), organisation],
    `http://127.0.0.1:${barePort}/page`,
  )
  const postgraphile = (query: string) => ({
    url: `http://127.0.0.1:${peerPort}/graphql`,
    processes: by(peer),
    body: JSON.stringify({ query }),
  })
  const rows = postgraphile(theirs(organisation))
  const page = postgraphile(theirPage(organisation))
  const json = { url: `http://127.0.0.1:${barePort}/page`, processes: by(bare), body: '{}' }
  try {
    await mustAnswer(
      product,
      (a) => (a as { data?: { reports?: { edges: unknown[] } } }).data?.reports?.edges.length === 50,
    )
    await mustAnswer(
      rows,
      (a) => (a as { data?: { allReportsList?: unknown[] } }).data?.allReportsList?.length === 50,
    )
    await mustAnswer(
      page,
      (a) => (a as { data?: { allReports?: { edges: unknown[] } } }).data?.allReports?.edges.length === 50,
    )
    await mustAnswer(json, (a) => (a as unknown[]).length === 50)
    const { own, base, like, least } = await measureInTurn({
      own: product,
      base: rows,
      like: page,
      least: json,
    })
    const figures = [
      ['CloseCall: session, RLS, limits', own],
      ['PostGraphile 4, no rights', base],
      ['PostGraphile 4, no rights, edges and pageInfo as in ours', like],
      ['bare HTTP + json_agg, no rights', least],
    ] as const
    return figures.map(([what, figure]) => ({
      bench: 'list: 50 reports',
      what,
      figure: `${figure.requestsPerSecond.toFixed(0)} req/s`,
      detail: `p50 ${figure.p50} ms, p99 ${figure.p99} ms${workText(figure)}`,
      ratio: (figure.requestsPerSecond / base.requestsPerSecond).toFixed(2),
    }))
  } finally {
    await Promise.all([api.stop(), peer.stop(), bare.stop()])
  }
}
