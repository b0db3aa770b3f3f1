import { remindOfBoxes } from '@closecall/core/boxes/remind-of-boxes'
import { daily } from '../daily'

/** With the other reminders, at eight in the morning where the organisation is: which paper boxes nobody has emptied? */
export const boxReminders = daily('box-reminders', 8, remindOfBoxes)
