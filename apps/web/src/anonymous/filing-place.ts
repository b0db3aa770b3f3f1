import type { Draft } from '../features/capture/draft'
import { newDraft } from '../features/capture/draft'
import type { AnonymousPlaceAnswer, Way } from './place'

export const placeName = ({ organisation, sites, site, location }: AnonymousPlaceAnswer) =>
  [location?.name, sites.find(({ id }) => id === site?.id)?.name ?? organisation].filter(Boolean).join(', ')

/** Only in the memory of this page. Its id is the secret that the receipt is made of. */
export function draftFor({ sites, site, location }: AnonymousPlaceAnswer): Draft {
  const only = sites.length === 1 ? sites[0]?.id : undefined
  return { ...newDraft(site?.id ?? only ?? ''), locationId: location?.id ?? '' }
}

export const anonymousCard = (draft: Draft, urgent: boolean, way: Way) => ({
  key: draft.id,
  place: way,
  siteId: draft.siteId,
  locationId: draft.locationId || null,
  type: draft.type ?? ('NOT_SURE' as const),
  // Today is the server's day there: the calendar of a phone may be wrong, and must not stop a report.
  occurredOn: (draft.isEarlier && draft.earlier) || null,
  whatHappened: draft.whatHappened.trim(),
  whatCouldHappen: draft.whatCouldHappen.trim() || null,
  immediateAction: draft.immediateAction.trim() || null,
  proposal: draft.proposal.trim() || null,
  urgent,
})
