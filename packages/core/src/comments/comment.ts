import { conflict } from '../access/errors'

export const commentKinds = ['COMMENT', 'QUESTION', 'ANSWER'] as const
export type CommentKind = (typeof commentKinds)[number]

type Said = { reportId: string; authorId: string; kind: string; text: string }
type Sent = Said & { mentions: { memberId: string }[] }

/** CONFLICT unless what comes under the id of a comment that is there already is that very comment. */
export function mustBeResent(sent: Sent, again: Said & { mentions: string[] }): void {
  if (sent.reportId !== again.reportId || sent.authorId !== again.authorId) throw conflict('comment.id_taken')
  const told = sent.mentions.map(({ memberId }) => memberId).toSorted()
  const same = told.join() === again.mentions.toSorted().join()
  if (!same || sent.kind !== again.kind || sent.text !== again.text) throw conflict('comment.already_sent')
}
