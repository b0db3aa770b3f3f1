const minute = 60
const hour = 60 * minute

type Rule = {
  /** Attempts allowed within `seconds`. */
  points: number
  seconds: number
  /** True: every further overflow within a day doubles the wait, up to a day. */
  growing?: true
}

/** What is counted, and how much of it is too much. Keys are accounts, addresses or organisations. */
export const buckets = {
  'sign_in.account': { points: 5, seconds: 15 * minute, growing: true },
  'sign_in.address': { points: 50, seconds: 15 * minute },
  'pin.account': { points: 5, seconds: 15 * minute, growing: true },
  'sign_up.address': { points: 10, seconds: hour },
  'reset.email': { points: 3, seconds: hour },
  'reset.address': { points: 20, seconds: hour },
  'reset.token': { points: 20, seconds: hour },
  'invitation.address': { points: 60, seconds: hour },
  'invitation.organisation': { points: 500, seconds: 24 * hour },
  'slug.address': { points: 120, seconds: hour },
  'upload.member': { points: 30, seconds: hour },
} as const satisfies Record<string, Rule>

export type Bucket = keyof typeof buckets

/** How long the n-th overflow of a day locks: 15 minutes, 30, 60 … at most a day. */
export function lockSeconds(base: number, overflow: number): number {
  return Math.min(base * 2 ** (overflow - 1), 24 * hour)
}
