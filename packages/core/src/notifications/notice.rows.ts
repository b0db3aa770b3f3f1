import type { Tx } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import { tellOfAssignment, tellOfReturn, tellOfVerification, tellVerifiers } from './action-notice.rows'
import { tellOfMissedDay } from './inbox-notice.rows'
import { tellOfFailedLetter } from './mail-notice.rows'
import { tellAdmins, tellInvited, tellOfPin, tellOfReset, tellOfRole } from './member-notice.rows'
import { tellOfMentions } from './mention-notice.rows'
import { keyOf, type Notice, type OutboxEvent, type Told } from './notification'
import {
  tellOfAnswer,
  tellOfClosing,
  tellOfDecision,
  tellOfProposal,
  tellOfRaise,
  tellOfReopening,
  tellOfSubmitted,
  tellOfTypedIn,
  tellReporter,
} from './report-notice.rows'

type Reader = (tx: Tx, org: OrgId, event: OutboxEvent) => Promise<Told[]>

/** Event → who must know what. The one table; an event that is not here tells nobody. */
const readers = new Map<string, Reader>(
  Object.entries({
    'report.submitted': tellOfSubmitted,
    'report.typed_in': tellOfTypedIn,
    'report.answered': tellOfAnswer,
    'report.accepted': tellReporter(),
    'report.returned': tellReporter({ letter: 'report.returned', still: 'RETURNED', withNote: true }),
    'report.rejected': tellReporter({ letter: 'report.rejected', still: 'REJECTED', withNote: true }),
    'report.merged': tellReporter({ still: 'MERGED' }),
    'report.closed': tellOfClosing,
    'report.reopened': tellOfReopening,
    'inbox.day_missed': tellOfMissedDay,
    'comment.added': tellOfMentions,
    'action.assigned': tellOfAssignment,
    'action.finished': tellVerifiers,
    'action.verified': tellOfVerification,
    'action.returned': tellOfReturn,
    'potential.raised': tellOfRaise,
    'potential.lower_proposed': tellOfProposal,
    'potential.lower_decided': tellOfDecision,
    'member.added': tellAdmins,
    'member.joined': tellAdmins,
    'member.enabled': tellAdmins,
    'member.role_changed': tellOfRole,
    'member.pin_set': tellOfPin,
    'member.invited': tellInvited,
    'password.reset_requested': tellOfReset,
    'mail.failed': tellOfFailedLetter,
  }),
)

export async function noticesOf(tx: Tx, org: OrgId, event: OutboxEvent): Promise<Notice[]> {
  const told = (await readers.get(event.event)?.(tx, org, event)) ?? []
  return told.map((each) => ({ event: event.event, key: keyOf(event), ...each }))
}
