import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto'
import { saltOf } from './receipt'

/** A card as a proof speaks of it. */
export type FiledCard = {
  type: string
  siteId: string
  locationId: string | null
  whatHappened: string
  whatCouldHappen: string | null
  immediateAction: string | null
  proposal: string | null
}

/** Whatever begins an Ed25519 private key in PKCS #8. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const keys = new Map<string, ReturnType<typeof makeKey>>()

function makeKey(pepper: string) {
  const seed = Buffer.from(hkdfSync('sha256', pepper, '', 'closecall filing', 32))
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const { x = '' } = createPublicKey(secret).export({ format: 'jwk' })
  return { secret, x, keyId: createHash('sha256').update(x).digest('hex').slice(0, 16) }
}

function keyOf(pepper: string) {
  const known = keys.get(pepper) ?? makeKey(pepper)
  keys.set(pepper, known)
  return known
}

/** One text for one object: names in order, nothing between them. scripts/verify-filing.mjs writes it likewise. */
const canonical = (object: Record<string, unknown>) => JSON.stringify(object, Object.keys(object).sort())

/** What anybody may check a proof with, served at /.well-known/closecall-filing.json. */
export function publishedKey(pepper: string) {
  const { x, keyId } = keyOf(pepper)
  return { keys: [{ kid: keyId, kty: 'OKP', crv: 'Ed25519', x }] }
}

/** Says that this text was filed here on this day or in this week; it holds neither the text nor the receipt. */
export function proofOf(pepper: string, key: string, organisation: string, filed: string, card: FiledCard) {
  const { secret, keyId } = keyOf(pepper)
  const salt = saltOf(pepper, key)
  const sha256 = createHash('sha256')
    .update(`${salt}\n${canonical(card)}`)
    .digest('hex')
  const said = { kind: 'closecall-filing', version: 1, organisation, filed, salt, sha256, keyId }
  return { ...said, signature: sign(null, Buffer.from(canonical(said)), secret).toString('base64url') }
}
