import type { AnonymousPlaceAnswer, Card } from '../anonymous/place'
import type { ApiError } from '../api/error'
import type { ResultOf } from '../api/graphql'
import type { EnrolKiosk } from './kiosk.documents'

export type KioskPlace = ResultOf<typeof EnrolKiosk>['enrolKiosk']['kiosk']
/** `dead`: the server does not know its token any more. */
export type Device = { token: string; kiosk: KioskPlace; dead?: boolean }

export type KioskCard = Omit<Card, 'place'>
type WaitingPhoto = { id: string; type: string; bytes: ArrayBuffer }

/** What has not left the tablet: a card with its photos, or, once the words have arrived, the photos alone. */
export type Waiting = {
  key: string
  slug: string
  card: KioskCard | null
  photos: WaitingPhoto[]
  /** For good: another try would get the same answer. */
  refused?: boolean
}

/**
 * What becomes of a card when its words got this answer. `gone`: this door is shut, and another may be open. `redate`: by the
 * tablet's clock it is a day that has not come.
 */
export function afterRefusal({ code, reason, fields }: ApiError) {
  if (reason === 'report.already_filed') return 'arrived'
  if (reason === 'anonymous.work') return 'later'
  if (code === 'UNAVAILABLE' || code === 'INTERNAL' || code === 'RATE_LIMITED') return 'later'
  if (code === 'NOT_FOUND') return 'gone'
  return fields.some(({ path }) => path === 'occurredOn') ? 'redate' : 'refused'
}

/** Today, where the kiosk hangs: a card that waits over midnight stays a card of its day. No hour is kept. */
export const dated = (card: KioskCard, { timeZone }: Pick<AnonymousPlaceAnswer, 'timeZone'>, now: Date) => ({
  ...card,
  occurredOn: card.occurredOn ?? new Intl.DateTimeFormat('en-CA', { timeZone }).format(now),
})
