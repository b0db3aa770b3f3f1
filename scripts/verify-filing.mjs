// Was this report filed here? Checks a proof of filing with nothing but Node and without any network:
//   node scripts/verify-filing.mjs closecall-proof.json closecall-filing.json [card.json]
// The first file is what the receipt's page saves, the proof with the card as it was sent, or a proof alone; the second the
// published key, https://…/.well-known/closecall-filing.json; the third, where given, a card to check in place of the saved one.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [proofFile, keyFile, cardFile] = process.argv.slice(2)
if (!proofFile || !keyFile) {
  console.error(
    'usage: node scripts/verify-filing.mjs closecall-proof.json closecall-filing.json [card.json]',
  )
  process.exit(2)
}
const read = (file) => JSON.parse(readFileSync(file, 'utf8'))
/** Names in order, nothing between them: as the server wrote it when it signed. */
const canonical = (object) => JSON.stringify(object, Object.keys(object).sort())
const saved = read(proofFile)
const proof = saved.proof ?? saved
const card = cardFile ? read(cardFile) : saved.card

function fault() {
  const { signature, ...said } = proof
  if (said.kind !== 'closecall-filing' || said.version !== 1) return 'this is no proof of filing'
  const published = read(keyFile).keys.find(({ kid }) => kid === said.keyId)
  if (!published) return `its key ${said.keyId} is not among the published ones`
  const { kty, crv, x } = published
  const key = createPublicKey({ key: { kty, crv, x }, format: 'jwk' })
  const signed = verify(null, Buffer.from(canonical(said)), key, Buffer.from(signature, 'base64url'))
  if (!signed) return 'the signature is not of this key, or the proof was changed'
  if (!card) return null
  const names = [
    'type',
    'siteId',
    'locationId',
    'whatHappened',
    'whatCouldHappen',
    'immediateAction',
    'proposal',
  ]
  const text = (value) => (typeof value === 'string' ? value.trim() : value) || null
  const sent = canonical(Object.fromEntries(names.map((name) => [name, text(card[name])])))
  const sha256 = createHash('sha256').update(`${said.salt}\n${sent}`).digest('hex')
  return sha256 === said.sha256 ? null : 'it speaks of another text'
}

const wrong = fault()
if (wrong) {
  console.error(`Not proven: ${wrong}.`)
  process.exit(1)
}
const { organisation, filed } = proof
console.log(`Proven: filed at ${organisation}, ${filed}${card ? ', with exactly this text' : ''}.`)
