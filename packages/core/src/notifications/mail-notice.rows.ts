import type { Tx } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import { rolesWith } from '../access/roles'
import { kindOf, tellsOfReports, toReporters } from '../mail/mail'
import { rankOf } from '../reports/report'
import { everywhere, everywhereSeeingAll, unmaskersOf } from './audience.rows'
import type { OutboxEvent, Told } from './notification'

type Letter = { template: string; params: unknown }

/**
 * Those who keep the addresses, as far as they may know that there was something to write about: a letter to the reporter of
 * a confidential card names its reporter, and any that may tell of an anonymous one is for those who see them all.
 */
async function keepersOf(tx: Tx, org: OrgId, { template, params }: Letter): Promise<string[]> {
  const keepers = rolesWith('member.edit')
  if (!tellsOfReports(template)) return everywhere(tx, org, keepers)
  const number = String((params as { number?: unknown }).number)
  const report = await tx.report.findFirst({
    where: { organisationId: org, number, numberRank: rankOf(number) ?? { in: [] } },
    select: { privacy: true, siteId: true },
  })
  if (!report || report.privacy === 'ANONYMOUS') return everywhereSeeingAll(tx, org, keepers)
  return report.privacy === 'CONFIDENTIAL' && toReporters.includes(template)
    ? unmaskersOf(tx, org, report.siteId)
    : everywhere(tx, org, keepers)
}

/** Only the bell: a letter about letters that do not arrive may not arrive either. Once for each address and day. */
export async function tellOfFailedLetter(
  tx: Tx,
  org: OrgId,
  { subjectId, payload }: OutboxEvent,
): Promise<Told[]> {
  const mail = await tx.mail.findUnique({
    where: { organisationId_id: { organisationId: org, id: subjectId } },
  })
  if (!mail) return []
  const why = payload.refused
    ? { why: 'refused', answer: (mail.lastError ?? '').replace(/^Error: /, '').slice(0, 200) }
    : { why: 'late', answer: '' }
  return [
    {
      members: await keepersOf(tx, org, mail),
      params: { address: mail.recipient, kind: kindOf(mail.template), ...why },
      key: `mail.failed:${mail.recipient}:${String(payload.day)}`,
    },
  ]
}
