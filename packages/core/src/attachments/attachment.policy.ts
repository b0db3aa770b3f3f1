import type { Prisma } from '@closecall/db/generated/client'
import { type Actor, memberIdOf } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'
import { typedIn } from '../boxes/box.policy'
import { type ReportFacts, readable, can as report } from '../reports/report.policy'
import { can as thread } from '../threads/thread.policy'

export type AttachmentFacts = { addedById: string | null; report: ReportFacts }

const isMine = (actor: Actor, { addedById }: AttachmentFacts) =>
  addedById !== null && addedById === memberIdOf(actor)

export const can = {
  /** Whoever reads a report may show what it is about, as they may say it. */
  add: (actor: Actor, facts: ReportFacts): Decision => report.comment(actor, facts),
  /** To a line of the thread with an anonymous reporter: who wrote it, and nobody in their place. */
  addToLine: (actor: Actor, facts: ReportFacts, { authorId }: { authorId: string | null }): Decision => {
    const write = thread.write(actor, facts)
    return write.allowed
      ? allowedIf(authorId !== null && authorId === memberIdOf(actor), 'photo.other_author')
      : write
  },
  /** Whoever triages; and whoever added it, until triage has looked. */
  remove: (actor: Actor, attachment: AttachmentFacts): Decision =>
    allowedIf(
      report.triage(actor, attachment.report).allowed ||
        (isMine(actor, attachment) && ['SUBMITTED', 'RETURNED'].includes(attachment.report.status)),
      'photo.remove',
    ),
  /** Bytes nobody sees any more. */
  erase: (actor: Actor): Decision => allowedIf(actor.kind === 'system', 'photo.erase'),
}

/**
 * Reports to which the actor may send photos, by id: those they read, and an undecided paper card that they typed in. Its
 * paper lies before them; the report is no more readable to them for that.
 */
export function photographable(actor: Actor): Prisma.ReportWhereInput {
  const whole = readable(actor)
  // Prisma takes an empty alternative for none, where here it means every report.
  return Object.keys(whole).length === 0 ? whole : { OR: [whole, typedIn(actor)] }
}
