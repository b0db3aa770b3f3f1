import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Every process that still does something, with its parent; a machine with /proc may lack `ps`. */
function parents(): [pid: number, parent: number][] {
  if (!existsSync('/proc/self/stat')) {
    const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
    return rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number])
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid): [number, number][] => {
      try {
        // The name stands in brackets and may hold anything; after it come the state and the parent.
        const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
        return state === 'Z' ? [] : [[Number(pid), Number(parent)]]
      } catch {
        return [] // gone meanwhile
      }
    })
}

/** Children, their children and so on. */
export function descendantsOf(pid: number | undefined): number[] {
  const all = parents()
  const below = (parent: number): number[] =>
    all.filter(([, of]) => of === parent).flatMap(([child]) => [child, ...below(child)])
  return pid === undefined ? [] : below(pid)
}

export const living = (pids: number[]): number[] =>
  pids.filter((pid) => parents().some(([each]) => each === pid))
