import type { Tx } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import type { Locale, MemberActor, Role } from '../access/actor'
import { readable } from '../reports/report.policy'
import type { OutboxEvent, Told } from './notification'
import { aboutReport, reportFacts } from './report-notice.rows'

/** Those mentioned, as far as they may read the report: a mention opens no door. */
export async function tellOfMentions(tx: Tx, org: OrgId, { subjectId }: OutboxEvent): Promise<Told[]> {
  const comment = await tx.comment.findUnique({
    where: { organisationId_id: { organisationId: org, id: subjectId } },
    include: {
      author: { select: { name: true } },
      report: { select: { ...reportFacts, privacy: true } },
      mentions: { include: { member: { include: { sites: { select: { siteId: true } } } } } },
    },
  })
  if (!comment) return []
  const members: string[] = []
  for (const { member } of comment.mentions) {
    const actor: MemberActor = {
      kind: 'member',
      memberId: member.id,
      personId: member.personId,
      role: member.role as Role,
      sites: member.allSites ? 'ALL' : member.sites.map((site) => site.siteId),
      locale: member.locale as Locale,
      name: member.name,
    }
    const where = { organisationId: org, id: comment.reportId, AND: readable(actor) }
    if (await tx.report.findFirst({ where, select: { id: true } })) members.push(member.id)
  }
  const { report } = comment
  const hidden = report.privacy === 'CONFIDENTIAL' && report.reporterId === comment.authorId
  const { reportId, params } = aboutReport(report)
  const author = { by: hidden ? '' : comment.author.name, hidden: hidden ? 'yes' : 'no' }
  return [
    {
      reportId,
      params: { ...params, ...author },
      members,
      event: 'comment.mentioned',
      letter: 'comment.mentioned',
    },
  ]
}
