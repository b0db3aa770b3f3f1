import { createHash } from 'node:crypto'
import { conflict, invalid } from '../access/errors'

const kilobyte = 1024
/** Of one file as the device sends it, and of one part of it; only the last part may be smaller. */
export const mostBytes = 10 * kilobyte * kilobyte
export const mostPart = kilobyte * kilobyte
const leastPart = 64 * kilobyte

export type Part = { from: number; to: number; total: number }

/** What was promised when the first part came; every later one must belong to it. */
export type Begun = { sha256: string; total: number; attachmentId: string }

const shape = /^bytes (\d{1,9})-(\d{1,9})\/(\d{1,9})$/

/** `bytes 0-1048575/3000000` */
export function partOf(header: string | undefined): Part {
  const [, from, to, total] = (shape.exec(header ?? '') ?? []).map(Number)
  const part = { from: from ?? 0, to: to ?? -1, total: total ?? 0 }
  const size = part.to - part.from + 1
  const fits = size > 0 && size <= mostPart && part.to < part.total
  if (!fits || (size < leastPart && part.to + 1 !== part.total))
    throw invalid([{ path: 'content-range', message: 'invalid' }])
  return part
}

/** The folder in which parts wait, one for every organisation. */
export const partsFolder = (org: string) => `parts/${org}/`

/** Under which parts of one sender's photo lie: nobody else's can get between them, and it names nobody. */
export function placeOf(org: string, memberId: string, reportId: string, photoId: string): string {
  const name = createHash('sha256').update(`${org} ${memberId} ${reportId} ${photoId}`).digest('hex')
  return partsFolder(org) + name
}
export const headKey = (place: string) => `${place}.head`
/** The place of one of its keys. */
export const placeOfKey = (key: string) => key.slice(0, key.lastIndexOf('.'))
export const partKey = (place: string, from: number) => `${place}.${from}`

/** CONFLICT `photo.out_of_step` with how much is there, where a part does not follow what came before. */
export function mustFollow(part: Part, received: number): void {
  if (part.from > received) throw conflict('photo.out_of_step', { received })
}
