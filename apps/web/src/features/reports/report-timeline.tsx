'use client'

import {
  CheckCheck,
  CircleCheckBig,
  ClipboardPlus,
  FileText,
  GitMerge,
  ImageOff,
  ImagePlus,
  Keyboard,
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
import { potentialChange } from './potential-change'

type Entry = {
  id: string
  at: string
  event: string
  actorName: string | null
  actorHidden: boolean
  changes: unknown
}
type Look = [LucideIcon, TimelineItem['tone']?]

const looks: Record<string, Look> = {
  'report.submitted': [Megaphone, 'brand'],
  'report.typed_in': [Keyboard, 'brand'],
  'report.withdrawn': [Undo2],
  'report.accepted': [SquareCheckBig, 'good'],
  'report.returned': [MessageCircleQuestionMark, 'warn'],
  'report.answered': [MessageCircle, 'brand'],
  'report.rejected': [X],
  'report.merged': [GitMerge],
  'report.merge_received': [GitMerge],
  'report.closed': [CheckCheck, 'good'],
  'report.reopened': [RotateCcw, 'warn'],
  'comment.added': [MessageCircle],
  'photo.added': [ImagePlus],
  'photo.removed': [ImageOff],
  'document.added': [FileText],
  'document.removed': [FileText],
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
  const severity = useTranslations('common.severity')
  const items = entries.map(({ id, at, event, actorName, actorHidden, changes }): TimelineItem => {
    const key = `event.${event.replaceAll('.', '_')}` as 'event.report_submitted'
    const name = actorHidden ? t('hidden') : (actorName ?? t('system'))
    const [icon, tone] = looks[event] ?? []
    const { from, to, reason, review } = potentialChange(event, changes)
    return {
      id,
      icon,
      tone,
      title: t.has(key) ? t(key, { name, review }) : t('event.other', { name, event }),
      time: <RelativeTime at={at} />,
      body: (to || reason) && (
        <>
          {from && to && <p>{t('page.potentialChange', { from: severity(from), to: severity(to) })}</p>}
          {reason && <p>{reason}</p>}
        </>
      ),
    }
  })
  return <Timeline label={t('page.timeline')} items={items.reverse()} />
}
