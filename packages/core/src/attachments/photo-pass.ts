import { timingSafeEqual } from 'node:crypto'
import { derivedToken } from '../access/token'
import type { Claims } from '../people/resolve-session'

const lasts = 15 * 60_000
const signed = (pepper: string, claimed: string) => derivedToken(pepper, 'photo-pass', claimed)

type Holder = Pick<Claims, 'organisationId' | 'memberId' | 'memberVersion'>

/** Lets whoever has it add photos to one report as its holder, for a quarter of an hour. It lies in no table. */
export function photoPass(
  pepper: string,
  now: Date,
  { organisationId, memberId, memberVersion }: Holder,
  reportId: string,
): string {
  const until = now.getTime() + lasts
  return signed(pepper, [organisationId, memberId, memberVersion, until, reportId].join('.'))
}

/** Whom a pass names, if we signed it for this report and its time is not over. Whether they may still come is the database's word. */
export function passHolder(pepper: string, now: Date, pass: string, reportId: string): Claims | null {
  const [organisationId = '', memberId = '', version, until, of] = pass.split('.')
  const right = Buffer.from(signed(pepper, pass.slice(0, pass.lastIndexOf('.'))))
  const given = Buffer.from(pass)
  if (right.length !== given.length || !timingSafeEqual(right, given)) return null
  if (of !== reportId || !(Number(until) > now.getTime())) return null
  // No session began, so none of this name is ever ended.
  return { sessionId: reportId, organisationId, memberId, memberVersion: Number(version) }
}
