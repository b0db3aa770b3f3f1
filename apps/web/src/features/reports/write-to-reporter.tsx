'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import { useApiMutation } from '../../api/client'
import { newId } from '../../api/new-id'
import { Form } from '../../components/ui/form/form'
import { TextAreaField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { useToast } from '../../components/ui/toast'
import { WriteToReporter as WriteDocument } from './reports.documents'

const Line = z.object({ text: z.string().trim().min(1).max(20_000) })

/** A new form after each line: the id of one is never used for another. */
export function WriteToReporter({ reportId }: { reportId: string }) {
  const [id, setId] = useState(newId)
  return <LineForm key={id} id={id} reportId={reportId} sent={() => setId(newId())} />
}

function LineForm({ id, reportId, sent }: { id: string; reportId: string; sent: () => void }) {
  const t = useTranslations('reports.thread')
  const toast = useToast()
  const [write] = useApiMutation(WriteDocument)
  const form = useAppForm({
    schema: Line,
    values: { text: '' },
    submit: async ({ text }) => {
      await write({ input: { id, reportId, text } })
      toast.done(t('sent'))
      sent()
    },
  })
  return (
    <Form form={form} submitLabel={t('send')}>
      <TextAreaField
        name="text"
        label={t('label')}
        description={t('hint')}
        rows={3}
        required
        maxLength={20_000}
      />
    </Form>
  )
}
