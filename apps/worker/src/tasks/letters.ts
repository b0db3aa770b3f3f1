import { sendMail } from '@closecall/core/mail/send-mail'
import { asSystem, type Task } from '../task'

const waiting = `
  SELECT organisation_id, id FROM mail
  WHERE status = 'QUEUED' AND (retry_at IS NULL OR retry_at <= $1)
  ORDER BY created_at LIMIT $2`

/** Queued mail leaves; what fails waits for its own pause inside the row. */
export const letters: Task = {
  name: 'letters',
  everySeconds: 1,
  atOnce: 4,
  waiting: ({ sweeper, now }, most) => sweeper.waiting(waiting, [now(), most]),
  run: (worker, { org, id }) => asSystem(worker, org, (ctx) => sendMail(ctx, worker.post, id)),
}
