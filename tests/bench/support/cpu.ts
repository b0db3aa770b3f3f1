import { readdirSync, readFileSync } from 'node:fs'

/** What a process and PostgreSQL have worked so far, in milliseconds of CPU. */
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

/** Of the server's processes those that live, so that none should end between two looks. */
export function workSoFar(pid: number, server: number): Work | null {
  if (!told) return null
  const database = [server, ...childrenOf(server)].map(workOf).reduce((sum, each) => sum + each, 0)
  return { own: workOf(pid), database }
}

/** The process that started this one: of a connection's process, the server. */
export function parentOf(pid: number): number {
  // The second part is a name in brackets, which may hold spaces.
  return Number(read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] ?? 0)
}
