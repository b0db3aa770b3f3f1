import { remindOfAnonymous } from '@closecall/core/threads/remind-of-anonymous'
import { daily } from '../daily'

/** At nine and at three where the organisation is: never at the moment something comes. */
export const anonymousDigests = [9, 15].map((hour) =>
  daily(`anonymous-digest-${hour}`, hour, (ctx, day) => remindOfAnonymous(ctx, `${day}-${hour}`)),
)
