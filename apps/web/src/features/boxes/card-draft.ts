import type { ResultOf } from '../../api/graphql'
import { newId } from '../../api/new-id'
import { dayIn } from '../../i18n/day-in'
import { type ReportType, reportTypes } from '../reports/report-types'
import type { BoxToEnter } from './boxes.documents'

export type Place = ResultOf<typeof BoxToEnter>['sites'][number]
export type BoxToType = ResultOf<typeof BoxToEnter>['box']
export type Emptying = BoxToType['emptyings'][number]
export type FiledCard = Emptying['reports'][number]

/** A card being typed in. Its id is chosen at the start: however often it is sent, it stays one report. */
export type CardDraft = {
  id: string
  type: ReportType
  /** `{siteId}/{locationId}`; nothing after the stroke: elsewhere at the site. */
  place: string
  occurredOn: string
  whatHappened: string
  proposal: string
  /** The back of the card: what made it possible, what is needed, what was done. */
  cause: string
  needed: string
  immediateAction: string
  personnelNumber: string
  confidential: boolean
}

export type Prefilled = Pick<CardDraft, 'place' | 'occurredOn'>

export const newCard = (prefilled: Prefilled): CardDraft => ({
  id: newId(),
  type: 'NEAR_MISS',
  whatHappened: '',
  proposal: '',
  cause: '',
  needed: '',
  immediateAction: '',
  personnelNumber: '',
  confidential: false,
  ...prefilled,
})

/** As a device kept it, which may have been before the card had all its fields. */
export const wholeDraft = (kept: CardDraft): CardDraft => newCard(kept)

export const hasBack = ({ cause, needed, immediateAction }: CardDraft) =>
  [cause, needed, immediateAction].some((text) => text.trim() !== '')

export const isBlank = (card: CardDraft) =>
  !card.whatHappened.trim() && !card.proposal.trim() && !hasBack(card) && !card.personnelNumber.trim()

/** Where the box hangs, and the day it was emptied: what most cards say. */
export const prefilledOf = (box: BoxToType, emptying: Emptying, timeZone: string): Prefilled => ({
  place: `${box.site.id}/${box.location.archivedAt ? '' : box.location.id}`,
  occurredOn: dayIn(timeZone, emptying.emptiedAt),
})

/** What the API is asked to file. */
export function inputOf(card: CardDraft, emptyingId: string) {
  const [siteId = '', locationId = ''] = card.place.split('/')
  const { place: _, needed, ...fields } = card
  return {
    ...fields,
    // Both sides of the card ask what is to be done; a report has one answer to it.
    proposal: [card.proposal, needed]
      .map((text) => text.trim())
      .filter(Boolean)
      .join('\n\n'),
    emptyingId,
    siteId,
    locationId: locationId || null,
    occurredOn: card.occurredOn || null,
    personnelNumber: card.personnelNumber.trim() || null,
  }
}

/** A card that was filed and withdrawn, to be corrected: another report. */
export function draftOf(filed: FiledCard, timeZone: string): CardDraft {
  const type = reportTypes.find((each) => each === filed.type) ?? 'NOT_SURE'
  return {
    ...newCard({
      place: `${filed.site.id}/${filed.location?.id ?? ''}`,
      occurredOn: dayIn(timeZone, filed.occurredAt),
    }),
    type,
    whatHappened: filed.whatHappened,
    proposal: filed.proposal ?? '',
    cause: filed.cause ?? '',
    immediateAction: filed.immediateAction ?? '',
    confidential: filed.privacy === 'CONFIDENTIAL',
  }
}
