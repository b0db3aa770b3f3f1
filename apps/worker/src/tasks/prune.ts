import { pruneParts } from '@closecall/core/attachments/prune-parts'
import { pruneUploads } from '@closecall/core/imports/prune-uploads'
import { pruneMail } from '@closecall/core/mail/prune-mail'
import { pruneEvents } from '@closecall/core/notifications/prune-events'
import { daily } from '../daily'

/** In the small hours of the organisation. */
export const prune = daily('prune', 3, async (ctx, _day, _last, { imports }) => {
  await pruneEvents(ctx)
  await pruneMail(ctx)
  await pruneUploads(ctx, imports.storage)
  await pruneParts(ctx, imports.storage)
})
