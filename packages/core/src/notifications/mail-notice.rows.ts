import type { Tx } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import { rolesWith } from '../access/roles'
import { kindOf, toReporters } from '../mail/mail'
import { rankOf } from '../reports/report'
import { everywhere, unmaskersOf } from './audience.rows'
import type { OutboxEvent, Told } from './notification'

type Letter = { template: string; params: unknown }

/** Those who keep the addresses; but a letter to the reporter of a confidential card names its reporter. */
async function keepersOf(tx: Tx, org: OrgId, { template, params }: Letter): Promise<string[]> {
  if (!toReporters.includes(template)) return everywhere(tx, org, rolesWith('member.edit'))
  const number = String((params as { number?: unknown }).number)
  const report = await tx.report.findFirst({
    where: { organisationId: org, number, numberRank: rankOf(number) ?? { in: [] } },
    select: { privacy: true, siteId: true },
  })
  if (!report) return []
  return report.privacy === 'NAMED'
    ? everywhere(tx, org, rolesWith('member.edit'))
    : unmaskersOf(tx, org, report.siteId)
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
