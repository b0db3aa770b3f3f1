import type { Actor } from '../access/actor'
import { type Decision, refused } from '../access/policy'
import { type ReportFacts, can as report } from '../reports/report.policy'

/** The thread is between the reporter and those who triage: nobody else reads or writes it. */
const talk = (actor: Actor, facts: Pick<ReportFacts, 'siteId' | 'privacy'>): Decision =>
  facts.privacy === 'ANONYMOUS' ? report.triage(actor, facts) : refused('thread.not_anonymous')

export const can = { read: talk, write: talk }
