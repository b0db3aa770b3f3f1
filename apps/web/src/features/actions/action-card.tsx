'use client'

import { CalendarClock, UserRound } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Day } from '../../components/ui/day'
import { RelativeTime } from '../../components/ui/relative-time'
import { StatusChip } from '../../components/ui/status-chip'
import classes from './action-card.module.css'
import type { ActionItem, ListedAction } from './action-item'
import { ActionVerbs } from './action-verbs'
import { actionTones } from './action-words'

type Props = {
  action: ActionItem & { report?: ListedAction['report'] }
  /** On a worker's own page: one big button. */
  large?: boolean
  onChanged?: () => void
  onAsking?: (asking: boolean) => void
}

export function ActionCard({ action, large, onChanged, onAsking }: Props) {
  const t = useTranslations('actions')
  const { status, overdue, report } = action
  return (
    <article className={classes.card} data-overdue={overdue || undefined}>
      <div className={classes.chips}>
        <StatusChip tone={actionTones[status]}>{t(`status.${status}`)}</StatusChip>
        {overdue && <StatusChip tone="danger">{t('overdue')}</StatusChip>}
        <span className={classes.kind}>
          {t(`kind.${action.kind}`)} · {t(`control.${action.controlLevel}`)}
        </span>
      </div>
      <h3 dir="auto">{action.title}</h3>
      {action.description && (
        <p dir="auto" className={classes.text}>
          {action.description}
        </p>
      )}
      <p className={classes.facts}>
        <span>
          <UserRound size={16} aria-hidden />
          <span className="visually-hidden">{t('field.owner')}:</span> {action.owner.name}
        </span>
        <span data-overdue={overdue || undefined}>
          <CalendarClock size={16} aria-hidden />
          {t('due')} <Day on={action.dueOn} />
        </span>
        {report && (
          <Link href={`/reports/${report.number}`}>
            {report.number}, {report.site.name}
          </Link>
        )}
        {report === null && <span>{t('reportHidden')}</span>}
      </p>
      {action.returnComment && status !== 'VERIFIED' && (
        <p dir="auto" className={classes.note} data-tone="warn">
          <strong>{t('returned')}</strong> {action.returnComment}
        </p>
      )}
      {action.evidence && (
        <p dir="auto" className={classes.note}>
          <strong>{t('evidence')}</strong> {action.evidence}
        </p>
      )}
      {action.doneBy && action.doneAt && (
        <p className={classes.by}>
          {t('doneBy', { name: action.doneBy.name })} <RelativeTime at={action.doneAt} />
          {action.verifiedBy && action.verifiedAt && (
            <>
              {' · '}
              {t('verifiedBy', { name: action.verifiedBy.name })} <RelativeTime at={action.verifiedAt} />
            </>
          )}
        </p>
      )}
      <div className={classes.verbs}>
        {/* Also where nothing is left to do: a dialog that tells so, and keeps what was typed, belongs to it. */}
        <ActionVerbs action={action} large={large} onChanged={onChanged} onAsking={onAsking} />
      </div>
    </article>
  )
}
