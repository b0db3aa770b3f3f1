import { forgetAttachment } from '@closecall/core/attachments/forget-attachment'
import { asSystem, type Task } from '../task'

const waiting = `
  SELECT organisation_id, id FROM attachment WHERE removed_at IS NOT NULL AND erased_at IS NULL LIMIT $1`

/** The bytes of photos that somebody removed. */
export const photos: Task = {
  name: 'photos',
  everySeconds: 10,
  atOnce: 2,
  waiting: ({ sweeper }, most) => sweeper.waiting(waiting, [most]),
  run: (worker, { org, id }) =>
    asSystem(worker, org, (ctx) => forgetAttachment(ctx, worker.imports.storage, id)),
}
