'use client'

import {
  CheckCheck,
  CircleCheckBig,
  ClipboardPlus,
  Eye,
  GitMerge,
  type LucideIcon,
  Megaphone,
  MessageCircle,
  MessageCircleQuestionMark,
  Play,
  RotateCcw,
  SquareCheckBig,
  TrendingDown,
  TrendingUp,
  Undo2,
  X,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { RelativeTime } from '../../components/ui/relative-time'
import { Timeline, type TimelineItem } from '../../components/ui/timeline'

type Entry = {
  id: string
  at: string
  event: string
  actorName: string | null
  actorHidden: boolean
}
type Look = [LucideIcon, TimelineItem['tone']?]

const looks: Record<string, Look> = {
  'report.submitted': [Megaphone, 'brand'],
  'report.acknowledged': [Eye],
  'report.accepted': [SquareCheckBig, 'good'],
  'report.returned': [MessageCircleQuestionMark, 'warn'],
  'report.answered': [MessageCircle, 'brand'],
  'report.rejected': [X],
  'report.merged': [GitMerge],
  'report.merge_received': [GitMerge],
  'report.closed': [CheckCheck, 'good'],
  'report.reopened': [RotateCcw, 'warn'],
  'comment.added': [MessageCircle],
  'action.added': [ClipboardPlus],
  'action.assigned': [ClipboardPlus],
  'action.started': [Play],
  'action.finished': [CircleCheckBig, 'brand'],
  'action.verified': [CheckCheck, 'good'],
  'action.returned': [Undo2, 'warn'],
  'potential.raised': [TrendingUp, 'danger'],
  'potential.lower_proposed': [TrendingDown],
  'potential.lower_decided': [TrendingDown],
}

export function ReportTimeline({ entries }: { entries: Entry[] }) {
  const t = useTranslations('reports')
  const items = entries.map(({ id, at, event, actorName, actorHidden }): TimelineItem => {
    const key = `event.${event.replaceAll('.', '_')}` as 'event.report_submitted'
    const name = actorHidden ? t('hidden') : (actorName ?? t('system'))
    const [icon, tone] = looks[event] ?? []
    return {
      id,
      icon,
      tone,
      title: t.has(key) ? t(key, { name }) : t('event.other', { name, event }),
      time: <RelativeTime at={at} />,
    }
  })
  return <Timeline label={t('page.timeline')} items={items.reverse()} />
}
