import type { Card, Filed } from './place'

/** Not the name of the published key it is checked with. */
export const proofName = 'closecall-proof.json'

/** The proof and the words it speaks of. Not the key of the draft: the receipt is made of it. */
export function proofFile(proof: Filed['proof'], card: Card): Blob {
  const { type, siteId, locationId, whatHappened, whatCouldHappen, immediateAction, proposal } = card
  const words = { type, siteId, locationId, whatHappened, whatCouldHappen, immediateAction, proposal }
  return new Blob([JSON.stringify({ proof, card: words }, null, 2)], { type: 'application/json' })
}
