'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiMutation } from '../../api/client'
import { ApiError } from '../../api/error'
import { useErrorText } from '../../api/use-error-text'
import { useToast } from '../../components/ui/toast'
import { NoteDialog } from '../reports/note-dialog'
import type { Row } from '../reports/report-columns'
import { TriageReports } from './inbox.documents'
import classes from './inbox.module.css'

type Props = { reports: Row[]; onClear: () => void; onReload: () => void }

/** One decision with one explanation for all marked reports; each is done or refused on its own. */
export function BulkBar({ reports, onClear, onReload }: Props) {
  const t = useTranslations('inbox')
  const tList = useTranslations('common.list')
  const toast = useToast()
  const textOf = useErrorText()
  const [asking, setAsking] = useState<'RETURN' | 'REJECT'>()
  const [refused, setRefused] = useState<{ number: string; why: string }[]>([])
  const [triage] = useApiMutation(TriageReports)

  async function decide(text: string) {
    if (!asking) return
    const items = reports.map(({ id, version }) => ({ id, version }))
    const { triageReports } = await triage(
      { input: { items, verb: asking, ...(asking === 'RETURN' ? { question: text } : { reason: text }) } },
      { additionalTypenames: ['Report', 'InboxClock', 'Viewer'] },
    )
    const failures = triageReports.filter(({ ok }) => !ok)
    setRefused(
      failures.map(({ id, code, reason }) => ({
        number: reports.find((each) => each.id === id)?.number ?? '',
        why: textOf(new ApiError((code ?? 'INTERNAL') as 'CONFLICT', reason ?? '')),
      })),
    )
    const done = triageReports.length - failures.length
    if (done > 0) toast.done(t('bulk.done', { count: done }))
    if (failures.length === 0) onClear()
    onReload()
  }

  if (reports.length === 0 && refused.length === 0) return null
  return (
    <div className={classes.bulk} role="toolbar" aria-label={tList('bulk')}>
      <strong aria-live="polite">{tList('selected', { count: reports.length })}</strong>
      <Button size="sm" variant="default" onClick={() => setAsking('RETURN')}>
        {t('return.open')}
      </Button>
      <Button size="sm" variant="default" onClick={() => setAsking('REJECT')}>
        {t('reject.open')}
      </Button>
      <Button
        size="sm"
        variant="subtle"
        onClick={() => {
          setRefused([])
          onClear()
        }}
      >
        {t('bulk.clear')}
      </Button>
      {refused.length > 0 && (
        <ul role="alert" className={classes.refused}>
          {refused.map(({ number, why }) => (
            <li key={number}>
              <strong>{number}</strong> {why}
            </li>
          ))}
        </ul>
      )}
      <NoteDialog
        opened={asking !== undefined}
        onClose={() => setAsking(undefined)}
        onReload={onReload}
        title={t(asking === 'RETURN' ? 'bulk.returnTitle' : 'bulk.rejectTitle', { count: reports.length })}
        label={t(asking === 'RETURN' ? 'return.question' : 'reject.reason')}
        hint={t(asking === 'RETURN' ? 'return.hint' : 'reject.hint')}
        submitLabel={t(asking === 'RETURN' ? 'return.submit' : 'reject.submit')}
        danger={asking === 'REJECT'}
        submit={decide}
      />
    </div>
  )
}
