import { ApiError } from '../api/error'

/** Why a question of the tablet failed, as its screens tell it apart. */
export type Refusal = 'wrong' | 'limited' | 'offline' | 'other'

const wrong = new Set(['kiosk.unknown_code', 'kiosk.wrong_pin', 'sign_in.failed'])

export function refusalOf(error: unknown): Refusal {
  const { code, reason } = ApiError.from(error)
  if (wrong.has(reason)) return 'wrong'
  if (code === 'RATE_LIMITED') return 'limited'
  return code === 'UNAVAILABLE' || code === 'INTERNAL' ? 'offline' : 'other'
}

/** Without an answer, or with one that an earlier sending had taken its place, nobody knows that nothing was filed. */
export const mayHaveArrived = (error: unknown) =>
  ['UNAVAILABLE', 'INTERNAL', 'CONFLICT'].includes(ApiError.from(error).code)

/** Revoked, replaced or left meanwhile. */
export const isUnknown = (error: unknown) => ApiError.from(error).reason === 'kiosk.unknown'
