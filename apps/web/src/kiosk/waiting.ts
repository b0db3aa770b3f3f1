import type { AnonymousPlaceAnswer, Card } from '../anonymous/place'
import type { ApiError } from '../api/error'
import type { ResultOf } from '../api/graphql'
import type { EnrolKiosk } from './kiosk.documents'

export type KioskPlace = ResultOf<typeof EnrolKiosk>['enrolKiosk']
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
  /** The build of this page to which the server said no for good; another one asks again. */
  refused?: string
}

/**
 * How many reports are on the tablet, and how many of those only in the memory of this page. `lost`: photos that the server did not
 * take when nobody stood there any more.
 */
export type Tally = { waiting: number; refused: number; loose: number; lost: number }

/**
 * What becomes of a card when its words got this answer. For good is only what is wrong with the words themselves. `away`:
 * nobody is asked now, not for another card either. `later`: this one another time. `outdated`: the server knows a newer
 * page. `dead`: no such kiosk, and its organisation's door may be open. `gone`: nothing takes reports at that place.
 * `redate`: by the tablet's clock it is a day that has not come, or never was.
 */
export function afterRefusal({ code, reason, fields }: ApiError) {
  if (reason === 'report.already_filed') return 'arrived'
  if (reason === 'document_not_trusted') return 'outdated'
  if (reason === 'kiosk.unknown') return 'dead'
  if (code === 'UNAVAILABLE' || code === 'RATE_LIMITED') return 'away'
  if (code === 'NOT_FOUND') return 'gone'
  if (code !== 'INVALID' || fields.length === 0) return 'later'
  return fields.some(({ path }) => path === 'occurredOn') ? 'redate' : 'refused'
}

/** A tablet whose clock was never set says 1970. */
const firstYear = 2026

/** Today, where the kiosk hangs: a card that waits over midnight stays a card of its day. No hour is kept. */
export const dated = (
  card: KioskCard,
  { timeZone }: Pick<AnonymousPlaceAnswer, 'timeZone'>,
  now: Date,
): KioskCard =>
  card.occurredOn || now.getUTCFullYear() < firstYear
    ? card
    : { ...card, occurredOn: new Intl.DateTimeFormat('en-CA', { timeZone }).format(now) }
