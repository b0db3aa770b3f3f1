'use client'

import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { useToast } from '../../components/ui/toast'
import { NoteDialog } from './note-dialog'
import { CloseReport, ProposeLowerPotential, RaisePotential, ReopenReport } from './reports.documents'

export type Decision = 'close' | 'reopen' | 'raise' | 'lower'
type Props = {
  report: {
    id: string
    version: number
    number: string
    potentialSeverity: number | null
    actualSeverity: number | null
  }
  asking: Decision | undefined
  onClose: () => void
  onReload: () => void
}

/** The later decisions about a report, each with its word of explanation. */
export function ReportDecisions({ report, asking, onClose, onReload }: Props) {
  const t = useTranslations('reports')
  const toast = useToast()
  const [closeReport] = useApiMutation(CloseReport)
  const [reopen] = useApiMutation(ReopenReport)
  const [raise] = useApiMutation(RaisePotential)
  const [lower] = useApiMutation(ProposeLowerPotential)
  const { id, version, number } = report
  const potential = report.potentialSeverity ?? 1
  const also = { additionalTypenames: ['Report', 'PotentialReview', 'InboxClock', 'Viewer'] }
  const shared = {
    onClose,
    onReload: () => {
      onClose()
      onReload()
    },
  }
  return (
    <>
      <NoteDialog
        {...shared}
        opened={asking === 'close'}
        title={t('closeForm.title', { number })}
        label={t('closeForm.note')}
        hint={t('closeForm.hint')}
        submitLabel={t('closeForm.submit')}
        submit={async (note) => {
          await closeReport({ input: { id, version, note } }, also)
          toast.done(t('closeForm.done', { number }))
        }}
      />
      <NoteDialog
        {...shared}
        opened={asking === 'reopen'}
        title={t('reopenForm.title', { number })}
        label={t('reopenForm.reason')}
        submitLabel={t('reopenForm.submit')}
        submit={async (reason) => {
          await reopen({ input: { id, version, reason } }, also)
          toast.done(t('reopenForm.done', { number }))
        }}
      />
      <NoteDialog
        {...shared}
        opened={asking === 'raise'}
        title={t('raiseForm.title')}
        label={t('raiseForm.reason')}
        submitLabel={t('raiseForm.submit')}
        severity={{ label: t('raiseForm.to'), from: potential + 1, to: 5 }}
        submit={async (reason, to) => {
          await raise({ input: { id, version, to, reason } }, also)
          toast.done(t('raiseForm.done'))
        }}
      />
      <NoteDialog
        {...shared}
        opened={asking === 'lower'}
        title={t('lowerForm.title')}
        lead={t('lowerForm.lead')}
        label={t('lowerForm.reason')}
        submitLabel={t('lowerForm.submit')}
        severity={{ label: t('lowerForm.to'), from: report.actualSeverity ?? 1, to: potential - 1 }}
        submit={async (reason, to) => {
          await lower({ input: { id, version, to, reason } }, also)
          toast.done(t('lowerForm.done'))
        }}
      />
    </>
  )
}
