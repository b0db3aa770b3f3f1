import { conflict, limit, precondition } from '../access/errors'

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

type Sent = { reportId: string; messageId: string | null; sha256: string | null }

/** CONFLICT unless what comes under the id of a photo that is there already is that very photo. */
export function mustBeSamePhoto(kept: Sent, sent: Sent): void {
  if (kept.reportId !== sent.reportId || kept.messageId !== sent.messageId) throw conflict('photo.id_taken')
  if (kept.sha256 !== sent.sha256) throw conflict('photo.other_file')
}

/** A PDF keeps whatever names were written into it, so it goes only where no name is to be kept. */
export function mustBeFor(report: { privacy: string }, kind: AttachmentKind): void {
  if (kind === 'PDF' && report.privacy !== 'NAMED') throw precondition('photo.pdf_named_only')
}
