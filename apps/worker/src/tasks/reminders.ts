import { remindOwners } from '@closecall/core/reminders/remind-owners'
import { daily } from '../daily'

/** At eight in the morning where the organisation is. */
export const reminders = daily('reminders', 8, remindOwners)
