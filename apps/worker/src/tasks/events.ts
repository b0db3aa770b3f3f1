import { publishEvent } from '@closecall/core/notifications/publish-event'
import { requeueEvent } from '@closecall/core/notifications/requeue-event'
import { takingTurns } from '../fair'
import { asSystem, type Task } from '../task'

const waiting = takingTurns('outbox', 'handled_at IS NULL')

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
