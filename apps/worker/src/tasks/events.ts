import { publishEvent } from '@closecall/core/notifications/publish-event'
import { requeueEvent } from '@closecall/core/notifications/requeue-event'
import { asSystem, type Task } from '../task'

const waiting = `
  SELECT organisation_id, id FROM outbox
  WHERE handled_at IS NULL AND (retry_at IS NULL OR retry_at <= $1)
  ORDER BY created_at LIMIT $2`

/** The outbox: what happened becomes bell lines and letters. */
export const events: Task = {
  name: 'events',
  everySeconds: 1,
  atOnce: 4,
  waiting: ({ sweeper, now }, most) => sweeper.waiting(waiting, [now(), most]),
  run: (worker, { org, id }) =>
    asSystem(worker, org, async (ctx) => {
      try {
        await publishEvent(ctx, id)
      } catch (error) {
        worker.log.error({ err: error, org, id }, 'event not told; it will be tried again')
        await requeueEvent(ctx, id, error)
      }
    }),
}
