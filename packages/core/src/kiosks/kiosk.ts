import { createHmac } from 'node:crypto'

/**
 * AWAITING: no tablet yet, or it was taken away with the PIN. ONLINE: heard lately. SILENT: there is a tablet and it was not.
 * REVOKED: for ever.
 */
export const kioskStates = ['AWAITING', 'ONLINE', 'SILENT', 'REVOKED'] as const
export type KioskState = (typeof kioskStates)[number]

const minute = 60_000
/** A tablet says every five minutes that it lives: two may get lost. */
const silentAfter = 15 * minute
const codeLasts = 15 * minute

type Kiosk = { lastSeenAt: Date | null; revokedAt: Date | null }

export function stateOf({ lastSeenAt, revokedAt }: Kiosk, now: Date): KioskState {
  if (revokedAt) return 'REVOKED'
  if (!lastSeenAt) return 'AWAITING'
  return lastSeenAt < silentBefore(now) ? 'SILENT' : 'ONLINE'
}

/** A tablet last heard before this moment is silent. */
export const silentBefore = (now: Date) => new Date(now.getTime() - silentAfter)

export const codeExpiry = (now: Date) => new Date(now.getTime() + codeLasts)

const keyed = (pepper: string, purpose: string, secret: string) =>
  createHmac('sha256', pepper).update(`${purpose}:${secret}`).digest('base64url')

/** What the database keeps of a one-time code: 35 bits could be tried out without the pepper. */
export const kioskCodeHash = (pepper: string, code: string) => keyed(pepper, 'kiosk-code', code)
/** What it keeps of a tablet's token. */
export const kioskTokenHash = (pepper: string, token: string) => keyed(pepper, 'kiosk-token', token)

/** Of a kiosk whose tablet is gone. */
export const noTablet = { tokenHash: null, enrolledAt: null, lastSeenAt: null, waiting: 0, waitingOn: null }
