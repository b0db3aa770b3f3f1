import { limit } from '../access/errors'

export const attachmentKinds = ['IMAGE', 'PDF'] as const
export type AttachmentKind = (typeof attachmentKinds)[number]

/** What the timeline calls it: `photo.added`, `document.removed`. */
export const nounOf = (kind: string) => (kind === 'PDF' ? 'document' : 'photo')

/** Photos and files of one report. */
export const mostAttachments = 5

/** The picture as it is looked at, or the small one of a list. A PDF has no thumbnail. */
export const variants = ['image', 'thumbnail'] as const
export type Variant = (typeof variants)[number]
export const hasThumbnail = ({ kind }: { kind: string }) => kind === 'IMAGE'

/** Where the bytes lie. The id was drawn at random, so the name says nothing of the report or of who sent it. */
export const bytesKey = (org: string, attachmentId: string, variant: Variant) =>
  `photos/${org}/${attachmentId}.${variant}`

/** LIMIT `photo.too_many` where a report already has as many as it may. */
export function mustHaveRoom(present: number): void {
  if (present >= mostAttachments) throw limit('photo.too_many', { most: mostAttachments })
}
