const minute = 60
const hour = 60 * minute
const day = 24 * hour

type Rule = {
  /** Attempts allowed within `seconds`. */
  points: number
  seconds: number
  /** Every further overflow within a day doubles the wait, up to so many seconds. */
  growing?: number
}

/** What is counted, and how much of it is too much. Keys are accounts, addresses or organisations. */
export const buckets = {
  // A lock is for one network: whoever knows an e-mail cannot shut its owner out elsewhere …
  'sign_in.here': { points: 5, seconds: 15 * minute, growing: day },
  // … and guesses from everywhere close an account only to networks from which it was not opened before.
  'sign_in.account': { points: 50, seconds: hour },
  'sign_in.proven': { points: Number.MAX_SAFE_INTEGER, seconds: 90 * day },
  'sign_in.address': { points: 50, seconds: 15 * minute },
  'pin.account': { points: 5, seconds: 15 * minute, growing: day },
  // A PIN is short, so all networks share its few attempts; those that the organisation signs in from have their own.
  'pin.known': { points: 5, seconds: 15 * minute, growing: day },
  // One PIN tried on many numbers passes every account's bound. A shift shares one network, so its lock stays short …
  'pin.network': { points: 30, seconds: 15 * minute, growing: hour },
  // … and guesses from everywhere lock only networks from which nobody of the organisation has signed in before.
  'pin.organisation': { points: 300, seconds: hour },
  'pin.proven': { points: Number.MAX_SAFE_INTEGER, seconds: 90 * day },
  'kiosk.token': { points: 20, seconds: 10 * minute },
  'kiosk.pin': { points: 5, seconds: 15 * minute, growing: hour },
  'sign_up.address': { points: 10, seconds: hour },
  'reset.email': { points: 3, seconds: hour },
  'reset.address': { points: 20, seconds: hour },
  'reset.token': { points: 20, seconds: hour },
  'invitation.address': { points: 60, seconds: hour },
  'invitation.organisation': { points: 500, seconds: day },
  'slug.address': { points: 120, seconds: hour },
  'poster.member': { points: 60, seconds: 10 * minute },
  'upload.member': { points: 30, seconds: hour },
  // Parts of photos, each up to a megabyte: whoever photographs the day's cards sends a few hundred.
  'photo.member': { points: 1_000, seconds: hour },
} as const satisfies Record<string, Rule>

export type Bucket = keyof typeof buckets

/** How long the n-th overflow of a day locks: 15 minutes, 30, 60 … at most `longest`. */
export function lockSeconds(base: number, overflow: number, longest: number): number {
  return Math.min(base * 2 ** (overflow - 1), longest)
}
