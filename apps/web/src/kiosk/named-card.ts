import type { Draft } from '../features/capture/draft'

/** What the API is asked to file under a name. The form asks for a day only: noon of it is nearest to any hour. */
export const namedCard = (draft: Draft, id: string) => ({
  id,
  privacy: 'NAMED' as const,
  siteId: draft.siteId,
  locationId: draft.locationId || null,
  type: draft.type ?? ('NOT_SURE' as const),
  occurredAt: draft.isEarlier && draft.earlier ? new Date(`${draft.earlier}T12:00`).toISOString() : null,
  whatHappened: draft.whatHappened.trim(),
  whatCouldHappen: draft.whatCouldHappen.trim() || null,
  immediateAction: draft.immediateAction.trim() || null,
  proposal: draft.proposal.trim() || null,
})
