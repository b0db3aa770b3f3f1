import type { Prisma } from '@closecall/db/generated/client'
import type { Actor } from '../access/actor'
import { rolesWith } from '../access/roles'
import { can, type ReportFacts } from '../reports/report.policy'

/** Whether the author is the reporter whose name this reader may not know. */
export function authorHidden(actor: Actor, comment: { authorId: string }, report: ReportFacts): boolean {
  return comment.authorId === report.reporterId && !can.seeReporter(actor, report).allowed
}

/**
 * Who may be mentioned: active members who read the report by role or by an action of theirs. A confidential reporter
 * is left out even for those who know the name, because a mention is shown to everybody.
 */
export function mentionable(report: ReportFacts & { id: string }): Prisma.MemberWhereInput {
  const readers: Prisma.MemberWhereInput[] = [
    {
      role: { in: rolesWith(report.privacy === 'ANONYMOUS' ? 'report.triage' : 'report.read') },
      OR: [{ allSites: true }, { sites: { some: { siteId: report.siteId } } }],
    },
  ]
  if (report.privacy !== 'ANONYMOUS') readers.push({ ownedActions: { some: { reportId: report.id } } })
  if (report.reporterId && report.privacy !== 'CONFIDENTIAL') readers.push({ id: report.reporterId })
  return { status: 'ACTIVE', OR: readers }
}
