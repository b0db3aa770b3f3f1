import { mintOrgId, type OrgId } from '@closecall/db/org-id'
import type { AnonymousCtx } from '../access/anonymous-ctx'
import { notFound } from '../access/errors'
import { lookupOf, receiptOf } from './receipt'

export type Holder = { org: OrgId; lookup: string; secretHash: string; waiting: boolean }

const holding = `
  SELECT json_build_object('org', organisation_id, 'secretHash', secret_hash, 'waiting', waiting) FROM (
    SELECT organisation_id, secret_hash, true AS waiting FROM intake_report WHERE lookup = $1
    UNION ALL SELECT organisation_id, secret_hash, false FROM receipt WHERE lookup = $1) AS found LIMIT 1`

/** What belongs to the first half of a receipt, of whichever organisation; it proves nothing yet. */
export async function holderOf(anonymous: AnonymousCtx, lookup: string): Promise<Holder | null> {
  const found = await anonymous.database.lookUp<Omit<Holder, 'lookup'>>({ text: holding, values: [lookup] })
  return found && { ...found, lookup, org: mintOrgId(found.org) }
}

/**
 * Unknown and wrong cost one hash and answer alike: NOT_FOUND, or that there were too many. The right one is served where others
 * of its network have guessed, too.
 */
export async function provenHolder(anonymous: AnonymousCtx, receipt: string): Promise<Holder> {
  const { address, hashing, limits, pepper } = anonymous
  const holder = await holderOf(anonymous, lookupOf(pepper, receipt))
  const proven = await hashing.verify(holder?.secretHash ?? null, receipt)
  if (holder && proven) return holder
  limits.guessed(address)
  throw notFound()
}

/** The same for whoever has the draft's key; NOT_FOUND where nothing was filed with it. */
export async function holderOfKey(anonymous: AnonymousCtx, key: string): Promise<Holder> {
  const { hashing, pepper } = anonymous
  for (let n = 0; n < 5; n++) {
    const receipt = receiptOf(pepper, key, n)
    const holder = await holderOf(anonymous, lookupOf(pepper, receipt))
    if (!holder) break
    if (await hashing.verify(holder.secretHash, receipt)) return holder
  }
  throw notFound()
}
