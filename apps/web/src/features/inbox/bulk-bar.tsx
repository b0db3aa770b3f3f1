'use client'

import { ActionIcon, Button } from '@mantine/core'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiMutation } from '../../api/client'
import { ApiError } from '../../api/error'
import { useToast } from '../../components/ui/toast'
import type { Row } from '../reports/report-columns'
import { useConflictText } from '../reports/use-conflict-text'
import { BulkDialogs } from './bulk-dialogs'
import { inSlices } from './in-slices'
import { TriageReports } from './inbox.documents'
import classes from './inbox.module.css'
import { type BulkDecision, type Decidable, openVerbs, type TriageVerb, triageVerbs } from './triage-verb'

type Props = {
  reports: (Row & Decidable)[]
  verb: TriageVerb | undefined
  onVerb: (verb: TriageVerb | undefined) => void
  onAll?: () => void
  onClear: () => void
  onReload: () => void
}

/** One decision for all marked reports; each is done or refused on its own. */
export function BulkBar({ reports, verb, onVerb, onAll, onClear, onReload }: Props) {
  const t = useTranslations('inbox')
  const tList = useTranslations('common.list')
  const toast = useToast()
  const textOf = useConflictText()
  const [refused, setRefused] = useState<{ number: string; why: string }[]>([])
  const [triage] = useApiMutation(TriageReports)
  const open = openVerbs(reports)

  async function decide(decision: BulkDecision) {
    const items = reports.map(({ id, version }) => ({ id, version }))
    const results = await inSlices(
      items,
      async (slice) => (await triage({ input: { items: slice, ...decision } })).triageReports,
    )
    const failures = results.filter(({ ok }) => !ok)
    setRefused(
      failures.map(({ id, code, reason, details }) => ({
        number: reports.find((each) => each.id === id)?.number ?? '',
        why: textOf(ApiError.fromGraphQL([{ extensions: { code, reason, details } }])),
      })),
    )
    const done = results.length - failures.length
    if (done > 0) toast.done(t('bulk.done', { count: done }))
    if (failures.length === 0) onClear()
    onVerb(undefined)
    onReload()
  }

  if (reports.length === 0 && refused.length === 0) return null
  return (
    <div className={classes.bulk} role="toolbar" aria-label={tList('bulk')}>
      <strong aria-live="polite">{tList('selected', { count: reports.length })}</strong>
      {reports.length > 0 && (
        <div className={classes.bulkVerbs}>
          {triageVerbs.map((each) => (
            <Button
              key={each}
              size="sm"
              variant="default"
              disabled={!open.includes(each)}
              title={each === 'return' && !open.includes(each) ? t('return.nobody') : undefined}
              onClick={() => onVerb(each)}
            >
              {t(`${each}.open`)}
            </Button>
          ))}
        </div>
      )}
      {onAll && (
        <Button size="sm" variant="subtle" onClick={onAll}>
          {t('bulk.all')}
        </Button>
      )}
      <ActionIcon
        aria-label={t('bulk.clear')}
        className={classes.bulkClear}
        onClick={() => {
          setRefused([])
          onClear()
        }}
      >
        <X size={20} aria-hidden />
      </ActionIcon>
      {refused.length > 0 && (
        <ul role="alert" className={classes.refused}>
          {refused.map(({ number, why }) => (
            <li key={number}>
              <strong>{number}</strong> {why}
            </li>
          ))}
        </ul>
      )}
      <BulkDialogs
        reports={reports}
        verb={reports.length > 0 ? verb : undefined}
        onClose={() => onVerb(undefined)}
        onReload={onReload}
        decide={decide}
      />
    </div>
  )
}
