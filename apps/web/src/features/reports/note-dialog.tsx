'use client'

import type { ReactNode } from 'react'
import { z } from 'zod'
import { Dialog } from '../../components/ui/dialog'
import { Form } from '../../components/ui/form/form'
import { SeverityField } from '../../components/ui/form/severity-field'
import { TextAreaField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { ConflictNotice } from './conflict-notice'
import { useConflict } from './use-conflict'

type Props = {
  opened: boolean
  onClose: () => void
  /** Close and read the newest state. */
  onReload: () => void
  title: string
  lead?: ReactNode
  label: string
  hint?: string
  submitLabel: string
  danger?: boolean
  /** Also asks for a severity between these. */
  severity?: { label: string; from: number; to: number }
  /** Closes the dialog by itself when it resolves. */
  submit: (text: string, severity: number) => Promise<void>
}

const Note = z.object({ text: z.string().trim().min(1).max(20_000) })
const NoteWithSeverity = Note.extend({ to: z.int() })

/** A decision that needs a word of explanation. */
export function NoteDialog(props: Props) {
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.title}>
      <NoteForm {...props} />
    </Dialog>
  )
}

function NoteForm({ lead, label, hint, submitLabel, danger, severity, submit, onClose, onReload }: Props) {
  const { conflict, guard } = useConflict()
  const form = useAppForm({
    schema: severity ? NoteWithSeverity : (Note as unknown as typeof NoteWithSeverity),
    values: { text: '' },
    submit: ({ text, to }) =>
      guard(async () => {
        await submit(text, to)
        onClose()
      }),
  })
  return (
    <>
      {conflict && <ConflictNotice error={conflict} onReload={onReload} />}
      {lead && <p style={{ margin: '0 0 var(--cc-space-4)', color: 'var(--cc-ink-2)' }}>{lead}</p>}
      <Form form={form} submitLabel={submitLabel} onCancel={onClose} danger={danger}>
        {severity && (
          <SeverityField name="to" label={severity.label} from={severity.from} to={severity.to} required />
        )}
        <TextAreaField name="text" label={label} description={hint} required rows={4} maxLength={20_000} />
      </Form>
    </>
  )
}
