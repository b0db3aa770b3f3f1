import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const pidFile = (cluster: string) => path.join(cluster, 'postmaster.pid')

export type Postmaster = { pid: number; port: number; status: string }

/** What postmaster.pid says, true or stale. */
export function readPostmaster(cluster: string): Postmaster | null {
  if (!existsSync(pidFile(cluster))) return null
  const lines = readFileSync(pidFile(cluster), 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    if (process.platform === 'win32') return 'postgres'
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** The live server of this cluster, left by a run that was killed; null when there is none. */
export function survivor(cluster: string): Postmaster | null {
  const found = readPostmaster(cluster)
  if (!found || !isAlive(found.pid)) return null
  const command = commandOf(found.pid)
  return command.includes('postgres') && command.includes(cluster) ? found : null
}

/**
 * A killed server leaves its pid file, and the number may belong to an innocent process by now: PostgreSQL would
 * refuse to start. Only the number is replaced, because the rest of the file guards the shared memory.
 */
export function disownPid(cluster: string): void {
  const found = readPostmaster(cluster)
  if (!found || !isAlive(found.pid) || survivor(cluster)) return
  const [, ...rest] = readFileSync(pidFile(cluster), 'utf8').split('\n')
  writeFileSync(pidFile(cluster), ['2147483646', ...rest].join('\n'))
}

/** PostgreSQL removes its pid file last; waiting for the process alone would also wait for its parent to reap it. */
export async function untilGone(cluster: string, pid: number, milliseconds: number): Promise<boolean> {
  const gone = () => readPostmaster(cluster)?.pid !== pid || !isAlive(pid)
  for (const until = Date.now() + milliseconds; Date.now() < until; await sleep(20)) if (gone()) return true
  return gone()
}
