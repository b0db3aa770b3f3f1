import type { Database } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import { v4 } from 'uuid'
import { type OpenCtx, openCtx } from './ctx'

/** What a page has computed to be heard: a challenge and the number that solves it. */
export type Work = { token: string; nonce: string }
export type WorkChallenge = { token: string; bits: number }

export type AnonymousKind =
  | 'place'
  | 'report'
  | 'kiosk'
  | 'heartbeat'
  | 'opening'
  | 'code'
  | 'token'
  | 'photo'

/** Counts in the memory of one process, by keyed digests whose key is thrown away every ten minutes. Never in a table. */
export type AnonymousLimits = {
  /** RATE_LIMITED after too many of a kind from one network, or from one kiosk by its id. */
  consume(kind: AnonymousKind, address: string): void
  /** It turned out to be honest: only guesses add up. */
  refund(kind: 'code', address: string): void
  /** Counts a wrong receipt; after too many RATE_LIMITED, and the sums of that network grow with each. */
  guessed(address: string): void
  /** RATE_LIMITED where a network has guessed too often; for whoever has solved no sum. */
  mustNotGuess(address: string): void
  /** Many reports of one organisation make every sum harder; RATE_LIMITED only after very many. */
  filed(org: OrgId): void
  challenge(address: string): WorkChallenge
  /** PRECONDITION `anonymous.work` unless the challenge is ours, fresh, unused, solved and as hard as it is now, nearly. */
  redeem(work: Work, toward: 'report' | 'receipt', address: string): void
}

/** Argon2id, a few at once; whoever comes when the queue is full is refused. */
export type SlowHashing = {
  hash(secret: string): Promise<string>
  /** Costs one hash whether or not there is one to compare with. */
  verify(hashed: string | null, secret: string): Promise<boolean>
}

/** What the anonymous door hands in: nobody's name, no session, no request id. */
export type AnonymousCtx = {
  database: Database
  /** The network it came from; for counting in memory only. */
  address: string
  limits: AnonymousLimits
  hashing: SlowHashing
  pepper: string
  /** What a report came by, where it was not a page. */
  source?: 'MESSENGER'
  /** A poster was looked at: counted in memory, written hours later. */
  noteScan(code: string): void
  now(): Date
}

/** Inside one organisation, as nobody. */
export const insideOf = ({ database, now }: AnonymousCtx, org: OrgId): OpenCtx =>
  openCtx(database, { org, actor: { kind: 'anonymous' }, now, id: v4 })
