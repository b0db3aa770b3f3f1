import { openCtx } from '@closecall/core/access/ctx'
import { busyStatuses } from '@closecall/core/imports/import'
import { runImport } from '@closecall/core/imports/run-import'
import type { Task } from '../task'

const waiting = `
  SELECT organisation_id, id FROM import WHERE status = ANY ($1) ORDER BY created_at LIMIT $2`

const sliceMs = 15_000
const pauseMs = 15_000
/** Imports that just failed in this process, and when to try again. */
const pauses = new Map<string, number>()

/** Files are read, judged, applied and taken back, a slice at a time, so that stopping never waits for a whole file. */
export const imports: Task = {
  name: 'imports',
  everySeconds: 1,
  atOnce: 1,
  waiting: ({ sweeper }, most) => sweeper.waiting(waiting, [busyStatuses, most]),
  async run(worker, { org, id }) {
    if ((pauses.get(id) ?? 0) > performance.now()) return
    pauses.delete(id)
    await worker.sweeper.alone(`import ${id}`, async () => {
      const ctx = openCtx(worker.database, { org, actor: { kind: 'system' }, now: worker.now })
      const end = performance.now() + sliceMs
      try {
        await runImport(ctx, worker.imports, id, () => performance.now() > end)
      } catch (error) {
        pauses.set(id, performance.now() + pauseMs)
        throw error
      } finally {
        await ctx.end()
      }
    })
  },
}
