import { remindOfKiosks } from '@closecall/core/kiosks/remind-of-kiosks'
import { daily } from '../daily'

/** With the other reminders, at eight in the morning where the organisation is: which tablets were not heard for a day? */
export const kioskReminders = daily('kiosk-reminders', 8, remindOfKiosks)
