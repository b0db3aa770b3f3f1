import type { graphql } from '../../api/graphql'
import type { Tone } from '../../components/ui/status-chip'

export type ActionKind = ReturnType<typeof graphql.scalar<'ActionKind'>>
export type ControlLevel = ReturnType<typeof graphql.scalar<'ControlLevel'>>
export type ActionStatus = ReturnType<typeof graphql.scalar<'ActionStatus'>>

export const actionKinds: ActionKind[] = ['IMMEDIATE', 'CORRECTIVE', 'PREVENTIVE']
/** The hierarchy of controls, the strongest first. */
export const controlLevels: ControlLevel[] = [
  'ELIMINATION',
  'SUBSTITUTION',
  'ENGINEERING',
  'ADMINISTRATIVE',
  'PPE',
]
export const actionStatuses: ActionStatus[] = ['OPEN', 'IN_PROGRESS', 'DONE', 'VERIFIED']

export const actionTones: Record<ActionStatus, Tone> = {
  OPEN: 'neutral',
  IN_PROGRESS: 'progress',
  DONE: 'waiting',
  VERIFIED: 'good',
}
