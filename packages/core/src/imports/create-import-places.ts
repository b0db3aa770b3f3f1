import type { Tx } from '@closecall/db/database'
import type { Ctx } from '../access/ctx'
import { recordEach } from '../access/record'
import type { CreatedPlaces, ImportedReport } from './import'
import { plain } from './import-cell'
import type { RowContext } from './import-row'

/** Makes the sites and locations that drafts name and nobody has yet, each of them on record; then every draft knows its place by id. */
export async function createImportPlaces(
  tx: Tx,
  ctx: Ctx,
  importId: string,
  drafts: readonly ImportedReport[],
  context: Pick<RowContext, 'sites' | 'timeZone'>,
) {
  const siteIds = new Map([...context.sites].map(([id, { name }]) => [plain(name), id]))
  const locationIds = new Map<string, string>()
  for (const [siteId, { locations }] of context.sites) {
    for (const [name, id] of locations) locationIds.set(`${siteId} ${name}`, id)
  }
  const created: Required<CreatedPlaces> = { sites: [], locations: [] }
  const newSites: { id: string; name: string }[] = []
  const newLocations: { id: string; siteId: string; name: string }[] = []

  const siteOf = ({ site }: ImportedReport): string => {
    if ('id' in site) return site.id
    const known = siteIds.get(plain(site.name))
    if (known) return known
    const id = ctx.id()
    siteIds.set(plain(site.name), id)
    newSites.push({ id, name: site.name })
    return id
  }
  const locationOf = ({ location }: ImportedReport, siteId: string): string | null => {
    if (!location) return null
    if ('id' in location) return location.id
    const key = `${siteId} ${plain(location.name)}`
    const known = locationIds.get(key)
    if (known) return known
    const id = ctx.id()
    locationIds.set(key, id)
    newLocations.push({ id, siteId, name: location.name })
    return id
  }
  const places = drafts.map((draft) => {
    const siteId = siteOf(draft)
    return { siteId, locationId: locationOf(draft, siteId) }
  })

  const common = { organisationId: ctx.org, createdAt: ctx.now() }
  if (newSites.length > 0) {
    await tx.site.createMany({
      data: newSites.map((site) => ({ ...common, ...site, timeZone: context.timeZone })),
    })
  }
  if (newLocations.length > 0) {
    await tx.location.createMany({ data: newLocations.map((location) => ({ ...common, ...location })) })
  }
  const made = <Place extends { id: string }>({ id, ...after }: Place) => ({
    subject: id,
    after: { ...after, importId },
  })
  await recordEach(tx, ctx, 'site.created', newSites.map(made))
  await recordEach(tx, ctx, 'location.created', newLocations.map(made))
  created.sites.push(...newSites.map(({ id }) => id))
  created.locations.push(...newLocations.map(({ id }) => id))
  return { places, created }
}
