import type { Poster } from '@closecall/documents/poster'
import { emergencyNumber } from '@closecall/messages/emergency-number'
import { printedCode } from './code'

export type PrintedPlace = {
  code: string
  site: { name: string; emergencyName: string | null; emergencyPhone: string | null }
  location: { name: string } | null
}

/** A page more than a person can hang up in a week is a mistake, and nobody waits for it. */
export const mostPosters = 1_000

/** What a poster says about its place. Where the site names nobody to call, the country's number stands. */
export function posterOf(
  { code, site, location }: PrintedPlace,
  organisation: { name: string; country: string },
  publicUrl: string,
): Poster {
  const base = publicUrl.replace(/\/+$/, '')
  return {
    organisation: organisation.name,
    site: site.name,
    location: location?.name ?? null,
    url: `${base}/r/${code}`,
    address: `${base.replace(/^https?:\/\//, '')}/r/${printedCode(code)}`,
    code: printedCode(code),
    emergencyName: site.emergencyPhone ? site.emergencyName : null,
    emergencyPhone: site.emergencyPhone ?? emergencyNumber(organisation.country),
  }
}

const collator = new Intl.Collator(['en', 'ru'], { numeric: true })

/** The site's own first, then as somebody walks down the list: door 2 before door 10. */
export const inWalkingOrder = <Place extends PrintedPlace>(places: Place[]): Place[] =>
  places.toSorted((a, b) => collator.compare(a.location?.name ?? '', b.location?.name ?? ''))
