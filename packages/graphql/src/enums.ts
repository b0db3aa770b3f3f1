import { locales, roles } from '@closecall/core/access/actor'
import { memberStatuses } from '@closecall/core/members/member'
import {
  potentialClasses,
  privacies,
  reportStatuses,
  reportTypes,
  routes,
  sources,
} from '@closecall/core/reports/report'
import { builder } from './builder'

export const Role = builder.enumType('Role', {
  description: 'What a member may do; see the permission table in core/access/roles.ts.',
  values: roles,
})
export const ReportType = builder.enumType('ReportType', {
  description: 'What was seen (DOMAIN §3). NOT_SURE is a valid answer.',
  values: reportTypes,
})
export const ReportStatus = builder.enumType('ReportStatus', {
  description:
    'SUBMITTED → ACCEPTED → CLOSED; or RETURNED with a question, REJECTED with a reason, MERGED into another.',
  values: reportStatuses,
})
export const Privacy = builder.enumType('Privacy', {
  description:
    'NAMED; CONFIDENTIAL: the name is known to the safety officer only; ANONYMOUS: nobody knows it.',
  values: privacies,
})
export const ReportSource = builder.enumType('ReportSource', {
  description:
    'The channel: WEB, QR: filed in the product, QR after a poster was scanned; KIOSK: a tablet at the exit; BOX: a paper card typed in; MESSENGER; IMPORT: history.',
  values: sources,
})
export const Route = builder.enumType('Route', {
  description: 'Chosen at triage: fixed on the spot, actions, or a full investigation.',
  values: routes,
})
export const PotentialClass = builder.enumType('PotentialClass', {
  description: 'What the four questions give; HSIF, LSIF and PSIF always go to investigation (DOMAIN §5).',
  values: potentialClasses,
})
export const Locale = builder.enumType('Locale', {
  description: 'Languages the product speaks.',
  values: locales,
})
export const MemberStatus = builder.enumType('MemberStatus', {
  description: 'DISABLED: the door is closed; what the member did stays.',
  values: memberStatuses,
})
