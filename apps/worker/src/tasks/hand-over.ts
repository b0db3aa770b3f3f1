import type { Ctx } from '@closecall/core/access/ctx'
import { handOverAtLeast, handOverBefore } from '@closecall/core/intake/intake'
import { moveIntake } from '@closecall/core/intake/move-intake'
import { saveWaitingPhotos } from '@closecall/core/intake/save-waiting-photos'
import type { OrgId } from '@closecall/db/org-id'
import { asSystem, type Task, type Worker } from '../task'

/** Organisations of which enough receipts may wait together, or anything since a day that is over there. */
const due = `
  SELECT o.id AS organisation_id, o.id FROM organisation o JOIN (
    SELECT organisation_id, lookup, day, time_zone FROM intake_report
    UNION ALL SELECT organisation_id, lookup, day, time_zone FROM intake_message
    UNION ALL SELECT organisation_id, lookup, day, time_zone FROM intake_photo
  ) w ON w.organisation_id = o.id
  GROUP BY o.id HAVING count(DISTINCT w.lookup) >= $1
    OR bool_or(w.day < ($2::timestamptz AT TIME ZONE coalesce(w.time_zone, o.time_zone))::date)`

/** Later than this a hand-over waits for its next hour: what came since the last one would be dated to minutes. */
const lateness = 2 * 60_000
const done = new WeakMap<Worker, number>()

/** So long the words wait for the photos of all organisations together. */
const patienceForPhotos = 2 * 60_000

/** The photos of each, none of them longer than its share of what is left; whatever fails there, the words go. */
async function photosOf(worker: Worker, organisations: OrgId[], patience: (share: number) => AbortSignal) {
  const end = performance.now() + patienceForPhotos
  const photos: string[] = []
  for (const [n, org] of organisations.entries()) {
    const share = Math.max(1, Math.floor((end - performance.now()) / (organisations.length - n)))
    const save = (ctx: Ctx) => saveWaitingPhotos(ctx, worker.imports.storage, patience(share))
    const { written, errors } = await asSystem(worker, org, save).catch(() => ({
      written: [],
      errors: ['unread'],
    }))
    photos.push(...written)
    for (const error of errors) worker.log.error({ org, error }, 'photos wait for the next hand-over')
  }
  return photos
}

/** What waits in the intake becomes reports: at fixed hours, of all organisations in one transaction. */
export const handOverWithin = (patience: (share: number) => AbortSignal): Task => ({
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
    const photos = await photosOf(worker, organisations, patience)
    const left = await asSystem(worker, org, (ctx) => moveIntake(ctx, organisations, photos))
    for (const each of left) worker.log.error(each, 'an organisation was left behind at the hand-over')
    done.set(worker, handOverBefore(now).getTime())
  },
})

export const handOver = handOverWithin((share) => AbortSignal.timeout(share))
