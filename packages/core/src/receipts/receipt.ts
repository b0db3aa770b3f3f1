import { createHmac } from 'node:crypto'

/** A receipt is 20 digits: by the first ten its thread is found, all of them open it. */
const digits = 20
const half = 10

const keyed = (pepper: string, purpose: string, text: string) =>
  createHmac('sha256', pepper).update(`${purpose}:${text}`).digest()

/**
 * The n-th receipt of a draft's key. Neither lies anywhere: the same key gives the same receipt whenever it is sent, so a
 * card sent again finds itself. The next n is for one whose first half is taken.
 */
export function receiptOf(pepper: string, key: string, n: number): string {
  const number = BigInt(`0x${keyed(pepper, 'receipt', `${key}:${n}`).toString('hex')}`)
  return String(number % 10n ** BigInt(digits)).padStart(digits, '0')
}

/** What the tables know of a receipt's first half. */
export const lookupOf = (pepper: string, receipt: string) =>
  keyed(pepper, 'lookup', receipt.slice(0, half)).toString('base64url')

/** Makes the digest in a proof of filing unguessable to whoever lacks the proof. */
export const saltOf = (pepper: string, key: string) => keyed(pepper, 'salt', key).toString('hex')

const masked = (pepper: string, key: string, bytes: Buffer) => {
  const mask = keyed(pepper, 'filed', key)
  return Buffer.from(bytes.map((byte, n) => byte ^ (mask[n] ?? 0)))
}
/** What a proof says of when, so that a card sent again is given the same one: nobody reads it who lacks the draft's key. */
export const sealed = (pepper: string, key: string, filed: string) =>
  masked(pepper, key, Buffer.from(filed.padEnd(32))).toString('base64url')
export const unsealed = (pepper: string, key: string, text: string) =>
  masked(pepper, key, Buffer.from(text, 'base64url')).toString().trimEnd()

/** A photo's id as we keep it: always the same for one of the device's, and nobody can tell the one from the other. */
export function photoIdOf(pepper: string, photoId: string): string {
  const hex = keyed(pepper, 'photo', photoId).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
