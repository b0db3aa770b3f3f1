import { readdirSync, readFileSync } from 'node:fs'

/** What a process and PostgreSQL have worked, in milliseconds of CPU. */
export type Work = { own: number; database: number }

/** Only Linux tells of another process what each of its threads has worked. */
const told = process.platform === 'linux'

const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // ended meanwhile
  }
}

function workOf(pid: number): number {
  const threads = read(`/proc/${pid}/stat`) ? readdirSync(`/proc/${pid}/task`) : []
  const nanoseconds = threads.map((thread) =>
    Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]),
  )
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6
}

const childrenOf = (pid: number) =>
  read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)

/** What each process has worked so far: this one, PostgreSQL's first, and its children. */
export type Clocks = { own: number; database: Map<number, number> }

export function clocksOf(pid: number, server: number): Clocks | null {
  if (!told) return null
  const pids = [server, ...childrenOf(server)]
  return { own: workOf(pid), database: new Map(pids.map((each) => [each, workOf(each)])) }
}

/** Between two looks; whoever ended meanwhile, a vacuum for instance, takes its work along. */
export function workBetween(before: Clocks, after: Clocks): Work {
  const database = [...after.database].map(([pid, worked]) => worked - (before.database.get(pid) ?? 0))
  return { own: after.own - before.own, database: database.reduce((sum, each) => sum + each, 0) }
}

/** The process that started this one: of a connection's process, the server. */
export function parentOf(pid: number): number {
  // The second part is a name in brackets, which may hold spaces.
  return Number(read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] ?? 0)
}
