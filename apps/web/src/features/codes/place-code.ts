import type { SiteRow } from '../sites/site-row'

export type PlaceCode = SiteRow['code']

/** As it stands on the wall. */
export const printedCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`
