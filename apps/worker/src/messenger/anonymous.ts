import type { AnonymousCtx } from '@closecall/core/access/anonymous-ctx'
import { anonymousLimits } from '@closecall/core/access/anonymous-limits'
import { bounded } from '@closecall/core/access/bounded'
import { hashSecret, verifySecret } from '@closecall/core/access/hashing'
import type { Database } from '@closecall/db/database'

type Given = { database: Database; pepper: string; now(): Date }

/** What the use cases of the anonymous page are handed when a chat asks. `who` is counted in memory, under a key that goes. */
export function messengerCtx({ database, pepper, now }: Given): (who: string) => AnonymousCtx {
  const turn = bounded(1, 32)
  const hashing: AnonymousCtx['hashing'] = {
    hash: (secret) => turn(() => hashSecret(pepper, secret)),
    verify: (hashed, secret) => turn(() => verifySecret(pepper, hashed, secret)),
  }
  const counting = anonymousLimits(() => now().getTime(), pepper)
  // A chat solves no sums, so one that has guessed is looked at no more.
  const redeem: typeof counting.redeem = (_work, toward, who) => {
    if (toward === 'receipt') counting.mustNotGuess(who)
  }
  const limits = { ...counting, redeem }
  // The poster's page has counted the scan that led here.
  const noteScan = () => {}
  return (who) => ({ database, address: who, limits, hashing, pepper, source: 'MESSENGER', noteScan, now })
}
