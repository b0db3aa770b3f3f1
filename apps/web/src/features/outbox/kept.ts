import type { Draft } from '../capture/draft'
import type { Sent } from '../capture/sent'

/** To whom a card belongs: it is never sent under another account. */
export type Owner = { memberId: string; organisationId: string; name: string; organisation: string }

/** Why a card or a photo has not arrived. Only some of them pass by themselves. */
export type Problem =
  | { kind: 'network' | 'server' | 'busy' | 'session' | 'member' | 'taken' | 'refused' }
  | { kind: 'invalid'; fields: string[] }
  | { kind: 'filed'; number: string; privacy: string; changed: string[] }

/**
 * `draft`: being written, or given back because it was not accepted. `waiting`: to be sent. `filed`: the words have arrived,
 * the photos not yet. `done`: everything has. `deleted`: can still be taken back.
 */
export type State = 'draft' | 'waiting' | 'filed' | 'done' | 'deleted'

export type Kept = {
  id: string
  memberId: string
  owner: Owner
  state: State
  /** What it was before it was deleted. */
  was?: State
  draft: Draft
  changedAt: number
  /** By the server's clock, and settled before the first sending: a second one must say the same. */
  occurredAt?: string
  problem: Problem | null
  sent?: Sent
}

/** A photo without its bytes, which lie apart: they are heavy, and nobody lists them. */
export type KeptPhoto = {
  id: string
  cardId: string
  position: number
  width: number
  height: number
  type: string
  size: number
  /** Bytes that the server says it has. */
  sent: number
  refused: boolean
}

export type Answer =
  | { sent: Sent }
  | {
      refused: {
        code: string
        reason: string
        fields?: { path: string }[]
        details?: Record<string, unknown>
      }
    }
  /** Something else than the product answered: a proxy, a hotel's sign-in page. */
  | { status: number }
  | null

const passing: Partial<Record<string, Problem>> = {
  UNAVAILABLE: { kind: 'server' },
  INTERNAL: { kind: 'server' },
  RATE_LIMITED: { kind: 'busy' },
  UNAUTHENTICATED: { kind: 'session' },
}

type Next = Pick<Kept, 'state' | 'problem' | 'sent'>

/** What becomes of a waiting card when its words got this answer. */
export function afterText(answer: Answer): Next {
  const stays = (problem: Problem): Next => ({ state: 'waiting', problem })
  const back = (problem: Problem): Next => ({ state: 'draft', problem })
  if (!answer) return stays({ kind: 'network' })
  if ('sent' in answer) return { state: 'filed', problem: null, sent: answer.sent }
  if ('status' in answer) return stays({ kind: answer.status === 429 ? 'busy' : 'server' })
  const { code, reason, fields = [], details = {} } = answer.refused
  if (reason === 'member.other') return stays({ kind: 'member' })
  const soon = passing[code]
  if (soon) return stays(soon)
  if (reason === 'report.already_filed') {
    const changed = Array.isArray(details.changed) ? details.changed.map(String) : []
    return back({ kind: 'filed', number: String(details.number), privacy: String(details.privacy), changed })
  }
  if (reason === 'report.id_taken') return back({ kind: 'taken' })
  if (code === 'NOT_FOUND') return back({ kind: 'invalid', fields: ['siteId'] })
  if (code === 'INVALID' && fields.length > 0) {
    return back({ kind: 'invalid', fields: [...new Set(fields.map(({ path }) => path))] })
  }
  return back({ kind: 'refused' })
}

/** Whether trying the next card makes sense after this one: not where the same would happen to each. */
export const stopsAll = (problem: Problem | null) =>
  problem?.kind === 'network' || problem?.kind === 'session' || problem?.kind === 'member'

/** Whether time alone may help; a session only comes back with its member. */
export const passes = (problem: Problem | null) =>
  !problem || problem.kind === 'network' || problem.kind === 'server' || problem.kind === 'busy'

/** Milliseconds until the next try: 5 s, doubled every time, up to five minutes; never in step with other devices. */
export const waitBefore = (tries: number, chance: number) =>
  Math.min(300_000, 5_000 * 2 ** Math.min(tries, 10)) * (0.75 + chance / 2)

/** When it happened: the device's clock tells how long ago, the server's what time it is now. */
export const momentOf = (startedAt: string, deviceNow: number, serverNow: number) =>
  new Date(serverNow - Math.max(0, deviceNow - Date.parse(startedAt))).toISOString()

/** Where the page kept a draft before there was this store. */
export const legacyDraft = (memberId: string) => `closecall-draft:${memberId}`
