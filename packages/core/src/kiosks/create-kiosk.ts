import type { Kiosk } from '@closecall/db/generated/client'
import { reaches } from '../access/actor'
import type { AuthCtx } from '../access/auth-ctx'
import type { Ctx } from '../access/ctx'
import { conflict, notFound } from '../access/errors'
import { hashSecret, verifySecret } from '../access/hashing'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { changedFields } from '../access/resent'
import { orTaken, twice } from '../access/taken'
import { CreateKioskInput } from './kiosk.input'
import { can } from './kiosk.policy'
import { audited, freshKioskCode, type KioskCode, kioskTaken, openPlaceOrThrow } from './kiosk.rows'

/**
 * A place for a tablet, with the code by which the tablet takes it. Sent again before a tablet did, it is the same kiosk with
 * another code, because the first was never seen.
 */
export async function createKiosk(
  ctx: Ctx,
  auth: Pick<AuthCtx, 'pepper' | 'secret'>,
  raw: CreateKioskInput,
): Promise<KioskCode> {
  const { id, pin, ...place } = parse(CreateKioskInput, raw)
  authorise(can.manageAny(ctx.actor))
  return twice(async () => {
    const before = await ctx.db.kiosk.findUnique({ where: key(ctx, id) })
    // What it is called, and whether that is its PIN, is told to nobody of another site.
    if (before && !reaches(ctx.actor, before.siteId)) throw notFound()
    if (before) await mustBeTheSame(auth, before, place, pin)
    const pinHash = before?.pinHash ?? (await hashSecret(auth.pepper, pin))
    const { shown, kept } = freshKioskCode(auth, ctx.now())
    const created = ctx.write(async (tx) => {
      await openPlaceOrThrow(tx, ctx, place)
      authorise(can.manage(ctx.actor, place))
      if (before) {
        const still = { organisationId: ctx.org, id, tokenHash: null, revokedAt: null }
        const { count } = await tx.kiosk.updateMany({ where: still, data: kept })
        if (count === 0) throw conflict('kiosk.already_created', { changed: [] })
        await record(tx, ctx, 'kiosk.code_renewed', { subject: id })
      } else {
        const row = { ...place, ...kept, pinHash, createdAt: ctx.now() }
        await tx.kiosk.create({ data: { ...row, organisationId: ctx.org, id } })
        await record(tx, ctx, 'kiosk.created', { subject: id, after: audited(place) })
      }
      return { id, ...shown }
    })
    return orTaken(kioskTaken, created)
  })
}

type Place = { name: string; siteId: string; locationId: string | null }

async function mustBeTheSame({ pepper }: Pick<AuthCtx, 'pepper'>, before: Kiosk, place: Place, pin: string) {
  const samePin = await verifySecret(pepper, before.pinHash, pin)
  const changed = [...changedFields(place, before), ...(samePin ? [] : ['pin'])]
  if (before.tokenHash || before.revokedAt || changed.length > 0)
    throw conflict('kiosk.already_created', { changed })
}
