'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '../../components/ui/dialog'
import { NoteDialog } from '../reports/note-dialog'
import type { Row } from '../reports/report-columns'
import { AcceptForm } from './accept-form'
import { MergeForm } from './merge-form'
import type { BulkDecision, TriageVerb } from './triage-verb'

type Props = {
  reports: Row[]
  verb: TriageVerb | undefined
  onClose: () => void
  onReload: () => void
  decide: (decision: BulkDecision) => Promise<void>
}

/** The four decisions of triage about many reports: asked once, the same for all. */
export function BulkDialogs({ reports, verb, onClose, onReload, decide }: Props) {
  const t = useTranslations('inbox')
  const count = reports.length
  // A decision alike for all must lower none of them.
  const least = Math.max(0, ...reports.map(({ potentialSeverity }) => potentialSeverity ?? 0)) || null
  const shared = { onClose, onReload }
  return (
    <>
      <Dialog opened={verb === 'accept'} onClose={onClose} title={t('bulk.acceptTitle', { count })} size="lg">
        <AcceptForm
          {...shared}
          least={least}
          withoutAction
          submit={(decision) => decide({ verb: 'ACCEPT', ...decision })}
        />
      </Dialog>
      <Dialog opened={verb === 'merge'} onClose={onClose} title={t('bulk.mergeTitle', { count })} size="lg">
        <MergeForm
          {...shared}
          reports={reports}
          lead={t('bulk.mergeLead', { count })}
          submit={(intoId) => decide({ verb: 'MERGE', intoId })}
        />
      </Dialog>
      <NoteDialog
        {...shared}
        opened={verb === 'return'}
        title={t('bulk.returnTitle', { count })}
        label={t('return.question')}
        hint={t('return.hint')}
        submitLabel={t('return.submit')}
        submit={(question) => decide({ verb: 'RETURN', question })}
      />
      <NoteDialog
        {...shared}
        opened={verb === 'reject'}
        title={t('bulk.rejectTitle', { count })}
        label={t('reject.reason')}
        hint={t('reject.hint')}
        submitLabel={t('reject.submit')}
        danger
        submit={(reason) => decide({ verb: 'REJECT', reason })}
      />
    </>
  )
}
