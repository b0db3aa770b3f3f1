import type { Task } from './task'
import { anonymousDigests } from './tasks/anonymous-digest'
import { boxDays } from './tasks/box-days'
import { boxReminders } from './tasks/box-reminders'
import { events } from './tasks/events'
import { handOver } from './tasks/hand-over'
import { imports } from './tasks/imports'
import { kioskReminders } from './tasks/kiosk-reminders'
import { letters } from './tasks/letters'
import { photos } from './tasks/photos'
import { prune } from './tasks/prune'
import { reminders } from './tasks/reminders'

/** Everything the worker does. A new task is a file in `tasks/` and a word here. */
export const tasks: readonly Task[] = [
  ...anonymousDigests,
  events,
  letters,
  reminders,
  boxReminders,
  kioskReminders,
  boxDays,
  handOver,
  imports,
  photos,
  prune,
]
