import { pruneMail } from '@closecall/core/mail/prune-mail'
import { pruneEvents } from '@closecall/core/notifications/prune-events'
import { daily } from '../daily'

/** In the small hours of the organisation. */
export const prune = daily('prune', 3, async (ctx) => {
  await pruneEvents(ctx)
  await pruneMail(ctx)
})
