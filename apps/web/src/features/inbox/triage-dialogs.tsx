'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiMutation } from '../../api/client'
import { newId } from '../../api/new-id'
import { Dialog } from '../../components/ui/dialog'
import { useToast } from '../../components/ui/toast'
import { NoteDialog } from '../reports/note-dialog'
import { AcceptForm } from './accept-form'
import { AcceptReport, MergeReport, RejectReport, ReturnReport } from './inbox.documents'
import { MergeForm } from './merge-form'
import type { Triaged, TriageVerb } from './triage-verb'
import { useUndoRejection } from './use-undo-rejection'

type Props = {
  report: Triaged
  verb: TriageVerb | undefined
  onClose: () => void
  /** Read the report again: somebody was faster. */
  onReload: () => void
  onDone: (verb: TriageVerb) => void
}

/** The four decisions of triage about one report. */
export function TriageDialogs({ report, verb, onClose, onReload, onDone }: Props) {
  const t = useTranslations('inbox')
  const toast = useToast()
  const [actionId, setActionId] = useState(newId)
  const [accept] = useApiMutation(AcceptReport)
  const [merge] = useApiMutation(MergeReport)
  const [giveBack] = useApiMutation(ReturnReport)
  const [reject] = useApiMutation(RejectReport)
  const sayRejected = useUndoRejection()
  const { id, version, number } = report
  const reload = () => {
    onClose()
    onReload()
  }
  const shared = { onClose, onReload: reload }
  const finish = (which: TriageVerb, text: string) => {
    toast.done(text)
    onDone(which)
  }
  return (
    <>
      <Dialog opened={verb === 'accept'} onClose={onClose} title={t('accept.title', { number })} size="lg">
        <AcceptForm
          {...shared}
          least={report.potentialSeverity}
          anonymous={report.privacy === 'ANONYMOUS'}
          submit={async (decision, asked) => {
            const action = asked && { id: actionId, ...asked }
            await accept({ input: { id, version, ...decision, action } }, { additionalTypenames: ['Action'] })
            setActionId(newId())
            finish('accept', t('accept.done', { number }))
          }}
        />
      </Dialog>
      <Dialog opened={verb === 'merge'} onClose={onClose} title={t('merge.title', { number })} size="lg">
        <MergeForm
          {...shared}
          reports={[report]}
          lead={t('merge.lead', { number })}
          submit={async (intoId) => {
            await merge({ input: { id, version, intoId } })
            finish('merge', t('merge.done', { number }))
          }}
        />
      </Dialog>
      <NoteDialog
        opened={verb === 'return'}
        onClose={onClose}
        onReload={reload}
        title={t('return.title', { number })}
        lead={report.title}
        label={t('return.question')}
        hint={t(report.privacy === 'ANONYMOUS' ? 'return.hintAnonymous' : 'return.hint')}
        submitLabel={t('return.submit')}
        submit={async (question) => {
          await giveBack({ input: { id, version, question } })
          finish('return', t('return.done', { number }))
        }}
      />
      <NoteDialog
        opened={verb === 'reject'}
        onClose={onClose}
        onReload={reload}
        title={t('reject.title', { number })}
        lead={report.title}
        label={t('reject.reason')}
        hint={t('reject.hint')}
        submitLabel={t('reject.submit')}
        danger
        submit={async (reason) => {
          const { rejectReport } = await reject({ input: { id, version, reason } })
          sayRejected(rejectReport)
          onDone('reject')
        }}
      />
    </>
  )
}
