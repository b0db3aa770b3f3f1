/**
 * What keeps a place from being removed. OTHER: a code that was scanned or changed, a view somebody keeps, a report without
 * a name; told together, because not everybody may know which.
 */
export const placeUses = [
  'LAST_SITE',
  'LOCATION',
  'REPORT',
  'MEMBER',
  'INVITATION',
  'BOX',
  'KIOSK',
  'OTHER',
] as const
export type PlaceUse = (typeof placeUses)[number]

/** A place that was to go and stays; `location` is null for the site itself. */
export type KeptPlace = { site: string; location: string | null; uses: PlaceUse[] }

/** One open site must be left: where nothing else keeps any of the last ones, the first stays for that. */
export function leaveOneOpen<Place extends KeptPlace>(sites: readonly Place[]): Place[] {
  const isLast = ({ uses }: Place) => uses.includes('LAST_SITE')
  const kept = sites.find((site) => isLast(site) && site.uses.length > 1) ?? sites.find(isLast)
  return sites.map((site) => ({
    ...site,
    uses:
      site === kept && site.uses.length === 1 ? site.uses : site.uses.filter((use) => use !== 'LAST_SITE'),
  }))
}
