import {
  Bandage,
  CircleQuestionMark,
  Flame,
  Footprints,
  HardHat,
  type LucideIcon,
  OctagonPause,
  ThumbsUp,
  Zap,
} from 'lucide-react'
import type { graphql } from '../../api/graphql'

export type ReportType = ReturnType<typeof graphql.scalar<'ReportType'>>
export type ReportStatus = ReturnType<typeof graphql.scalar<'ReportStatus'>>
export type Privacy = ReturnType<typeof graphql.scalar<'Privacy'>>
export type ReportSource = ReturnType<typeof graphql.scalar<'ReportSource'>>

/** In the order a worker meets them: the everyday first, "not sure" last. */
export const reportTypes: ReportType[] = [
  'NEAR_MISS',
  'UNSAFE_CONDITION',
  'UNSAFE_ACT',
  'STOP_WORK',
  'INJURY',
  'FIRE',
  'POSITIVE',
  'NOT_SURE',
]
export const reportStatuses: ReportStatus[] = [
  'SUBMITTED',
  'RETURNED',
  'ACCEPTED',
  'CLOSED',
  'REJECTED',
  'MERGED',
]
export const privacies: Privacy[] = ['NAMED', 'CONFIDENTIAL', 'ANONYMOUS']
export const sources: ReportSource[] = ['WEB', 'QR', 'KIOSK', 'BOX', 'MESSENGER', 'IMPORT']

export const typeIcons: Record<ReportType, LucideIcon> = {
  NEAR_MISS: Footprints,
  UNSAFE_CONDITION: Zap,
  UNSAFE_ACT: HardHat,
  STOP_WORK: OctagonPause,
  INJURY: Bandage,
  FIRE: Flame,
  POSITIVE: ThumbsUp,
  NOT_SURE: CircleQuestionMark,
}
