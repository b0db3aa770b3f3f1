import type { Tx } from '@closecall/db/database'
import type { Import } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { recordEach } from '../access/record'
import { type KeptPlace, leaveOneOpen } from '../sites/place-use'
import { lockPlaces, type UsedPlace, usedLocations, usedSites } from '../sites/place-use.rows'
import type { CreatedPlaces } from './import'

/** Removes the places an import made that nothing uses any more; answers which stay, and for what. */
export async function removeImportPlaces(tx: Tx, ctx: Ctx, { createdPlaces }: Import): Promise<KeptPlace[]> {
  const { sites = [], locations = [] } = createdPlaces as CreatedPlaces
  const mine = { organisationId: ctx.org }
  await lockPlaces(tx, ctx, { sites, locations })
  const spots = await usedLocations(tx, ctx, locations)
  await tx.location.deleteMany({ where: { ...mine, id: { in: unused(spots) } } })

  const found = leaveOneOpen(await usedSites(tx, ctx, sites))
  // Counters that fell back to zero still hold on to their site.
  const counters = { ...mine, siteId: { in: unused(found) } }
  await tx.reportMonth.deleteMany({ where: { ...counters, reports: 0 } })
  await tx.reportStage.deleteMany({ where: { ...counters, reports: 0 } })
  await tx.actionDue.deleteMany({ where: { ...counters, actions: 0 } })
  await tx.site.deleteMany({ where: { ...mine, id: { in: unused(found) } } })

  await recordEach(tx, ctx, 'location.removed', removed(spots))
  await recordEach(tx, ctx, 'site.removed', removed(found))
  return [...found, ...spots]
    .filter(({ uses }) => uses.length > 0)
    .map(({ site, location, uses }) => ({ site, location, uses }))
}

const isUnused = ({ uses }: UsedPlace) => uses.length === 0
const unused = (places: readonly UsedPlace[]) => places.filter(isUnused).map(({ id }) => id)
const removed = (places: readonly UsedPlace[]) =>
  places.filter(isUnused).map(({ id, site, location }) => ({
    subject: id,
    before: location ? { name: location, site } : { name: site },
  }))
