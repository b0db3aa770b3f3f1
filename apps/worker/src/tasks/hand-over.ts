import { handOverAtLeast, handOverBefore } from '@closecall/core/intake/intake'
import { moveIntake } from '@closecall/core/intake/move-intake'
import { saveWaitingPhotos } from '@closecall/core/intake/save-waiting-photos'
import { asSystem, type Task, type Worker } from '../task'

/** Organisations of which enough receipts may wait together, or anything since a day that is over there. */
const due = `
  SELECT o.id AS organisation_id, o.id FROM organisation o JOIN (
    SELECT organisation_id, lookup, day FROM intake_report UNION ALL SELECT organisation_id, lookup, day FROM intake_message
    UNION ALL SELECT organisation_id, lookup, day FROM intake_photo
  ) w ON w.organisation_id = o.id
  GROUP BY o.id HAVING count(DISTINCT w.lookup) >= $1 OR min(w.day) < ($2::timestamptz AT TIME ZONE o.time_zone)::date`

/** Later than this a hand-over waits for its next hour: what came since the last one would be dated to minutes. */
const lateness = 2 * 60_000
const done = new WeakMap<Worker, number>()

/** What waits in the intake becomes reports: at fixed hours, of all organisations in one transaction. */
export const handOver: Task = {
  name: 'hand-over',
  everySeconds: 30,
  atOnce: 1,
  async waiting(worker) {
    const now = worker.now()
    const hour = handOverBefore(now).getTime()
    if (now.getTime() - hour > lateness || done.get(worker) === hour) return []
    const [first] = await worker.sweeper.waiting(due, [handOverAtLeast, now])
    if (!first) done.set(worker, hour)
    return first ? [first] : []
  },
  async run(worker, { org }) {
    const now = worker.now()
    const found = await worker.sweeper.waiting(due, [handOverAtLeast, now])
    const organisations = found.map((each) => each.org)
    const photos: string[] = []
    for (const each of organisations) {
      const written = await asSystem(worker, each, (ctx) => saveWaitingPhotos(ctx, worker.imports.storage))
      photos.push(...written)
    }
    const left = await asSystem(worker, org, (ctx) => moveIntake(ctx, organisations, photos))
    for (const each of left) worker.log.error(each, 'an organisation was left behind at the hand-over')
    done.set(worker, handOverBefore(now).getTime())
  },
}
