'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Column } from '../../components/ui/data-table/column'
import { DataTable } from '../../components/ui/data-table/data-table'
import { StatusChip, type Tone } from '../../components/ui/status-chip'
import classes from './members.module.css'
import type { PersonCells } from './people-columns'
import type { Outcome } from './use-people-import'

const tones: Record<Outcome['rows'][number]['status'], Tone> = {
  NEW: 'new',
  UPDATED: 'progress',
  UNCHANGED: 'neutral',
  REFUSED: 'danger',
}
const shownAtMost = 200

type Props = { outcome: Outcome; people: PersonCells[]; heading: boolean }

/** Counts, then the refused rows first: they are the ones somebody must look at. */
export function PeopleOutcome({ outcome, people, heading }: Props) {
  const t = useTranslations('settings.import')
  const unchanged = outcome.rows.length - outcome.created - outcome.updated - outcome.refused
  const rows = [...outcome.rows]
    .sort(
      (a, b) => Number(b.status === 'REFUSED') - Number(a.status === 'REFUSED') || a.rowNumber - b.rowNumber,
    )
    .slice(0, shownAtMost)
    .map((row) => ({ ...row, person: people[row.rowNumber - 1], line: row.rowNumber + (heading ? 1 : 0) }))
  const columns = useMemo(() => outcomeColumns(t), [t])
  return (
    <>
      <p className={classes.counts}>
        <StatusChip tone="new">{t('created', { count: outcome.created })}</StatusChip>
        <StatusChip tone="progress">{t('updated', { count: outcome.updated })}</StatusChip>
        <StatusChip tone="neutral">{t('unchanged', { count: unchanged })}</StatusChip>
        {outcome.refused > 0 && (
          <StatusChip tone="danger">{t('refusedCount', { count: outcome.refused })}</StatusChip>
        )}
      </p>
      <div className={classes.outcome}>
        <DataTable
          label={t('previewTitle')}
          rows={rows}
          rowId={(row) => String(row.rowNumber)}
          keys={false}
          empty={null}
          columns={columns}
          footer={
            outcome.rows.length > shownAtMost && (
              <p className={classes.more}>{t('onlyFirst', { count: shownAtMost })}</p>
            )
          }
        />
      </div>
    </>
  )
}

type Row = Outcome['rows'][number] & { person?: PersonCells; line: number }

function outcomeColumns(t: ReturnType<typeof useTranslations<'settings.import'>>): Column<Row>[] {
  const reason = (key: string) => {
    const known = `refused.${key}` as 'refused.name_required'
    return t.has(known) ? t(known) : t('refused.other')
  }
  return [
    { id: 'row', header: t('row'), cell: (row) => row.line },
    { id: 'name', header: t('target.name'), primary: true, cell: (row) => row.person?.name || '—' },
    { id: 'number', header: t('target.personnelNumber'), cell: (row) => row.person?.personnelNumber },
    { id: 'role', header: t('target.role'), cell: (row) => row.person?.role },
    { id: 'site', header: t('target.site'), cell: (row) => row.person?.site },
    {
      id: 'status',
      header: t('result'),
      cell: (row) => (
        <>
          <StatusChip tone={tones[row.status]}>{t(`status.${row.status}`)}</StatusChip>{' '}
          {row.reasons.map(reason).join('; ')}
        </>
      ),
    },
  ]
}
