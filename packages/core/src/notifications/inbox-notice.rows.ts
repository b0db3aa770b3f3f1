import type { Tx } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import { everywhere } from './audience.rows'
import type { OutboxEvent, Told } from './notification'

/** The day that has just ended; after a long silence of the worker the days before it are recorded and no news. */
export async function tellOfMissedDay(tx: Tx, org: OrgId, { payload }: OutboxEvent): Promise<Told[]> {
  if (typeof payload.day !== 'string' || payload.latest === false) return []
  const officers = await everywhere(tx, org, ['SAFETY_OFFICER'])
  const members = officers.length > 0 ? officers : await everywhere(tx, org, ['OWNER'])
  return [{ members, params: { day: payload.day }, letter: 'inbox.day_missed' }]
}
