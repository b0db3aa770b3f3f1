import autocannon from 'autocannon'
import { clocksOf, type Work, workBetween } from './cpu'

/** `work`: milliseconds of CPU a request, where the system tells. */
export type Figure = { requestsPerSecond: number; p50: number; p99: number; work: Work | null }
export type Shot = { headers?: Record<string, string>; body: string }
/** Either the same request again and again, or a new one each time: a resent card is answered without any insert. */
type Target = { url: string; processes?: Processes } & (Shot | { shot: () => Shot })
/** Who is at work for a target: its own process, and PostgreSQL's first. */
export type Processes = { own: number; server: number }

const seconds = Number(process.env.BENCH_SECONDS ?? 10)
const json = { 'content-type': 'application/json' }

/** Requests a second at 16 connections after a warm-up; any wrong answer voids the run. */
export async function measure(target: Target): Promise<Figure> {
  await run(target, Math.min(3, seconds))
  return run(target, seconds)
}

/**
 * The same for several in turn, so that other work on the machine disturbs all of them alike: the median of five turns, and
 * the least work, which other work can only add to.
 */
export async function measureInTurn<Name extends string>(
  targets: Record<Name, Target>,
): Promise<Record<Name, Figure>> {
  const names = Object.keys(targets) as Name[]
  const turns = new Map<Name, Figure[]>()
  for (const name of names) await run(targets[name], Math.min(3, seconds))
  for (let turn = 0; turn < 5; turn++)
    for (const name of names)
      turns.set(name, [...(turns.get(name) ?? []), await run(targets[name], Math.ceil(seconds / 4))])
  const summed = (figures: Figure[]): Figure => ({ ...median(figures), work: leastWork(figures) })
  return Object.fromEntries(names.map((name) => [name, summed(turns.get(name) ?? [])])) as Record<
    Name,
    Figure
  >
}

function leastWork(figures: Figure[]): Work | null {
  const works = figures.flatMap(({ work }) => work ?? [])
  const least = (name: keyof Work) => Math.min(...works.map((each) => each[name]))
  return works.length > 0 ? { own: least('own'), database: least('database') } : null
}

/** As the table of results says it. */
export const workText = ({ work }: Figure): string =>
  work ? `, CPU ${work.own.toFixed(2)} ms + PostgreSQL ${work.database.toFixed(2)} ms` : ''

const median = (figures: Figure[]) =>
  [...figures].sort((a, b) => a.requestsPerSecond - b.requestsPerSecond)[
    Math.floor(figures.length / 2)
  ] as Figure

async function run(target: Target, duration: number): Promise<Figure> {
  const next = shotOf(target)
  // A request that stays the same is built once: the loader should cost the peers as little as it can.
  const load =
    'shot' in target
      ? { requests: [{ setupRequest: (request: object) => ({ ...request, ...next() }) }] }
      : next()
  const clocks = () => target.processes && clocksOf(target.processes.own, target.processes.server)
  const before = clocks()
  const result = await autocannon({ url: target.url, connections: 16, duration, method: 'POST', ...load })
  if (result.errors + result.non2xx > 0)
    throw new Error(`${target.url}: ${result.errors} errors, ${result.non2xx} refusals`)
  const { p50, p99 } = result.latency
  const after = clocks()
  const all = before && after && workBetween(before, after)
  const each = (worked: number) => worked / result.requests.total
  const work = all ? { own: each(all.own), database: each(all.database) } : null
  return { requestsPerSecond: result.requests.average, p50, p99, work }
}

function shotOf(target: Target): () => Required<Shot> {
  const dressed = ({ headers, body }: Shot) => ({ headers: { ...json, ...headers }, body })
  if ('shot' in target) return () => dressed(target.shot())
  const same = dressed(target)
  return () => same
}

/** One request must answer with data before it is worth measuring. */
export async function mustAnswer(target: Target, holds: (answer: unknown) => boolean) {
  const response = await fetch(target.url, { method: 'POST', ...shotOf(target)() })
  const answer = await response.text()
  if (!response.ok || !holds(JSON.parse(answer)))
    throw new Error(`${target.url} answered ${answer.slice(0, 400)}`)
}
