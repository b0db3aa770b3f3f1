import type { ResultOf } from '../../api/graphql'
import type { CreateKiosk, Kiosks } from './kiosks.documents'

export type KioskRow = ResultOf<typeof Kiosks>['kiosks'][number]
export type KioskDeeds = { onCode: () => void; onEdit: () => void }
export type ToldCode = ResultOf<typeof CreateKiosk>['createKiosk']

const urgency = { SILENT: 0, AWAITING: 1, ONLINE: 2, REVOKED: 3 }

/** First those somebody has to walk to. */
export const byUrgency = (kiosks: KioskRow[]) =>
  kiosks.toSorted((a, b) => urgency[a.state] - urgency[b.state])

/** Another tablet is here than when the code was told: what was read before that says nothing about it. */
export const isRedeemed = ({ kiosk: told }: Pick<ToldCode, 'kiosk'>, kiosks: KioskRow[]) => {
  const now = kiosks.find(({ id }) => id === told.id)?.enrolledAt ?? null
  return now !== null && now !== told.enrolledAt
}
