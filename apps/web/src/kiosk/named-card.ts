import type { Draft } from '../features/capture/draft'

export type NamedPrivacy = Draft['privacy']

/** What the API is asked to file under a name. The form asks for a day only: noon of it is nearest to any hour. */
export const namedCard = (draft: Draft, id: string, privacy: NamedPrivacy) => ({
  id,
  privacy,
  siteId: draft.siteId,
  locationId: draft.locationId || null,
  type: draft.type ?? ('NOT_SURE' as const),
  occurredAt: draft.isEarlier && draft.earlier ? new Date(`${draft.earlier}T12:00`).toISOString() : null,
  whatHappened: draft.whatHappened.trim(),
  whatCouldHappen: draft.whatCouldHappen.trim() || null,
  immediateAction: draft.immediateAction.trim() || null,
  proposal: draft.proposal.trim() || null,
})
