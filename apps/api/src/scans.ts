import { openCtx } from '@closecall/core/access/ctx'
import { ownersOf } from '@closecall/core/codes/code.rows'
import { recordScans } from '@closecall/core/codes/record-scans'
import { Scans } from '@closecall/core/codes/scan'
import { handOverBefore } from '@closecall/core/intake/intake'
import type { Deps } from './deps'

export type ScanKeeper = {
  note(code: string): void
  /** Writes what was counted if one of the fixed hours has come since the last time. */
  tick(): Promise<void>
  /** Writes the rest: a process that is asked to end loses none, one that is killed those since the last fixed hour. */
  stop(): Promise<void>
}

const everyMs = 30_000

/** Counts scans in memory and writes them at the hours of the hand-over: nothing is written when somebody scans. */
export function keepScans({
  database,
  log,
  now,
  id,
}: Pick<Deps, 'database' | 'log' | 'now' | 'id'>): ScanKeeper {
  const scans = new Scans()
  let written = handOverBefore(now()).getTime()

  const write = async () => {
    const counts = scans.take()
    if (counts.length === 0) return
    const left = new Set(counts)
    try {
      const owners = await ownersOf(database.lookUp, [...new Set(counts.map(({ code }) => code))])
      const known = new Map(owners.map(({ code, org }) => [code, org]))
      for (const count of counts) if (!known.has(count.code)) left.delete(count)
      for (const org of [...new Set(known.values())].toSorted()) {
        const theirs = counts.filter(({ code }) => known.get(code) === org)
        const ctx = openCtx(database, { org, actor: { kind: 'system' }, now, id })
        await recordScans(ctx, theirs)
        for (const count of theirs) left.delete(count)
      }
    } catch (error) {
      log.warn({ error }, 'scans wait for the next hour')
    } finally {
      for (const count of left) scans.add(count)
    }
  }
  const tick = async () => {
    const hour = handOverBefore(now()).getTime()
    if (hour === written) return
    written = hour
    await write()
  }
  const timer = setInterval(() => void tick(), everyMs).unref()
  return {
    note: (code) => scans.note(code, now()),
    tick,
    stop: async () => {
      clearInterval(timer)
      await write()
    },
  }
}
