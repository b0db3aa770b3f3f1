import { sendMail } from '@closecall/core/mail/send-mail'
import { takingTurns } from '../fair'
import { asSystem, type Task } from '../task'

const waiting = takingTurns('mail', "status = 'QUEUED'")

/** Queued mail leaves; what fails waits for its own pause inside the row. */
export const letters: Task = {
  name: 'letters',
  everySeconds: 1,
  atOnce: 4,
  waiting: ({ sweeper, now }, most) => sweeper.waiting(waiting, [now(), most]),
  run: (worker, { org, id }) => asSystem(worker, org, (ctx) => sendMail(ctx, worker.post, id)),
}
