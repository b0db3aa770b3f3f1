'use client'

import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { Dialog } from '../../components/ui/dialog'
import { useToast } from '../../components/ui/toast'
import { NoteDialog } from '../reports/note-dialog'
import { AcceptForm } from './accept-form'
import { RejectReport, ReturnReport } from './inbox.documents'
import { MergeForm } from './merge-form'
import type { Triaged, TriageVerb } from './triage-verb'

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
  const [giveBack] = useApiMutation(ReturnReport)
  const [reject] = useApiMutation(RejectReport)
  const { id, version, number } = report
  const also = { additionalTypenames: ['Report', 'InboxClock', 'Viewer'] }
  const reload = () => {
    onClose()
    onReload()
  }
  const shared = { report, onClose, onReload: reload }
  const finish = (which: TriageVerb, text: string) => {
    toast.done(text)
    onDone(which)
  }
  return (
    <>
      <Dialog opened={verb === 'accept'} onClose={onClose} title={t('accept.title', { number })} size="lg">
        <AcceptForm {...shared} onDone={() => onDone('accept')} />
      </Dialog>
      <Dialog opened={verb === 'merge'} onClose={onClose} title={t('merge.title', { number })} size="lg">
        <MergeForm {...shared} onDone={() => onDone('merge')} />
      </Dialog>
      <NoteDialog
        opened={verb === 'return'}
        onClose={onClose}
        onReload={reload}
        title={t('return.title', { number })}
        lead={report.title}
        label={t('return.question')}
        hint={t('return.hint')}
        submitLabel={t('return.submit')}
        submit={async (question) => {
          await giveBack({ input: { id, version, question } }, also)
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
          await reject({ input: { id, version, reason } }, also)
          finish('reject', t('reject.done', { number }))
        }}
      />
    </>
  )
}
