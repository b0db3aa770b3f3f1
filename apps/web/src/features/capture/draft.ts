import type { ResultOf } from '../../api/graphql'
import { newId } from '../../api/new-id'
import type { ScannedPlace } from '../codes/scanned-place'
import type { ReportType } from '../reports/report-types'
import type { CapturePlaces } from './capture.documents'

export type Place = ResultOf<typeof CapturePlaces>['sites'][number]
export type Step = 1 | 2 | 3
export type Draft = {
  /** Chosen when the draft is started: however often it is sent, it stays one report. */
  id: string
  startedAt: string
  step: Step
  type: ReportType | null
  siteId: string
  locationId: string
  /** Empty: just now. Else the value of a `datetime-local` input. */
  earlier: string
  isEarlier: boolean
  whatHappened: string
  whatCouldHappen: string
  immediateAction: string
  proposal: string
  privacy: 'NAMED' | 'CONFIDENTIAL'
  /** QR: begun from a poster's code. */
  source: 'WEB' | 'QR'
}

export const newDraft = (siteId: string): Draft => ({
  id: newId(),
  startedAt: new Date().toISOString(),
  step: 1,
  type: null,
  siteId,
  locationId: '',
  earlier: '',
  isEarlier: false,
  whatHappened: '',
  whatCouldHappen: '',
  immediateAction: '',
  proposal: '',
  privacy: 'NAMED',
  source: 'WEB',
})

/** What was kept, or a new card. Whoever comes from a poster stands there, unless they have already told of another place. */
export function begun(kept: Partial<Draft> | null, only: string, place: ScannedPlace | null): Draft {
  const draft = { ...newDraft(only), ...(kept && { ...kept, siteId: kept.siteId || only }) }
  return place && !draft.whatHappened.trim() ? { ...draft, ...place, source: 'QR' } : draft
}

export const happenedAt = (draft: Draft) =>
  draft.isEarlier && draft.earlier ? new Date(draft.earlier) : new Date(draft.startedAt)

/** What the API is asked to file; "just now" by the server's clock, where that is known. */
export const cardOf = (draft: Draft, justNow?: string) => ({
  id: draft.id,
  type: draft.type ?? ('NOT_SURE' as const),
  privacy: draft.privacy,
  siteId: draft.siteId,
  locationId: draft.locationId || null,
  occurredAt: (!draft.isEarlier && justNow) || happenedAt(draft).toISOString(),
  whatHappened: draft.whatHappened.trim(),
  whatCouldHappen: draft.whatCouldHappen.trim() || null,
  immediateAction: draft.immediateAction.trim() || null,
  proposal: draft.proposal.trim() || null,
  source: draft.source,
})
