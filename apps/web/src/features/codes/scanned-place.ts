import { askApi } from '../../api/server'
import { ScannedPlace as ScannedPlaceDocument } from './codes.documents'

export type ScannedPlace = { siteId: string; locationId: string }

/** Where the poster hangs that brought somebody here; null where it says nothing to them. */
export async function scannedPlace(code: string | undefined): Promise<ScannedPlace | null> {
  if (!code) return null
  const found = await askApi(ScannedPlaceDocument, { code }).catch(() => null)
  const place = found?.locationCode
  return place ? { siteId: place.site.id, locationId: place.location?.id ?? '' } : null
}
