import { openCtx } from '@closecall/core/access/ctx'
import { busyStatuses } from '@closecall/core/imports/import'
import { failImport, runImport } from '@closecall/core/imports/run-import'
import type { Task } from '../task'

const waiting = `
  SELECT organisation_id, id FROM import WHERE status = ANY ($1) ORDER BY created_at LIMIT $2`

const sliceMs = 15_000
const patience = 5
/** Imports that failed in this process: how often, and when to look again. A restart forgets, and tries at once. */
const failures = new Map<string, { times: number; until: number }>()

/** Files are read, judged, applied and taken back, a slice at a time, so that stopping never waits for a whole file. */
export const imports: Task = {
  name: 'imports',
  everySeconds: 1,
  atOnce: 1,
  waiting: ({ sweeper }, most) => sweeper.waiting(waiting, [busyStatuses, most]),
  async run(worker, { org, id }) {
    const failed = failures.get(id)
    if (failed && failed.until > performance.now()) return
    await worker.sweeper.alone(`import ${id}`, async () => {
      const ctx = openCtx(worker.database, { org, actor: { kind: 'system' }, now: worker.now })
      const end = performance.now() + sliceMs
      try {
        await runImport(ctx, worker.imports, id, () => performance.now() > end)
        failures.delete(id)
      } catch (error) {
        const times = (failed?.times ?? 0) + 1
        failures.set(id, { times, until: performance.now() + 2 ** times * 1_000 })
        if (times >= patience) await failImport(ctx, id)
        throw error
      } finally {
        await ctx.end()
      }
    })
  },
}
