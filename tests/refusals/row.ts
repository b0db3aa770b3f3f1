import type { Role } from '@closecall/core/access/actor'
import type { ErrorCode } from '@closecall/core/access/errors'
import type { Victim } from './victim'

/** A refusal by its code; OK: an answer that holds nothing of the victim's and changes nothing of it. */
export type Outcome = ErrorCode | 'OK'

/** One operation of the schema, and what those get who have no business with it. */
export type RefusalRow = {
  /** The root field. */
  operation: string
  document: string
  variables?: (victim: Victim) => Record<string, unknown>
  nobody: Outcome
  /** The owner of another organisation, so that nothing but tenancy can refuse. */
  otherOrganisation: Outcome
  /** A member of the victim organisation with all sites, whose role is too weak. */
  weakerRole?: { role: Role; code: Outcome }
  /** A member with this role (SUPERVISOR unless told) whose sites are elsewhere. */
  otherSite?: Outcome | { role: Role; code: Outcome }
  /** Why nobody is let in, or a column is absent: the operation has no such case. */
  exempt?: string
}

/** What each `<noun>.rows.ts` exports; `prepare` adds the victim's things its rows point at. */
export type RowsFile = {
  rows: RefusalRow[]
  prepare?: (victim: Victim) => Promise<Record<string, string>>
}
