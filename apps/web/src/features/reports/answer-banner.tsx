'use client'

import { MessageCircleQuestionMark } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import { useApiMutation } from '../../api/client'
import { newId } from '../../api/new-id'
import { Form } from '../../components/ui/form/form'
import { TextAreaField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { useToast } from '../../components/ui/toast'
import classes from './report-page.module.css'
import { AnswerQuestion } from './reports.documents'

type Props = {
  report: { id: string; version: number; decisionNote: string | null }
  onChanged?: () => void
  /** The page has named it already. */
  untitled?: boolean
}

const Answer = z.object({ text: z.string().trim().min(1).max(20_000) })

/** Triage asked; the reporter answers in place, and the report goes back into the inbox. */
export function AnswerBanner({ report, onChanged, untitled }: Props) {
  const t = useTranslations('reports.answer')
  const toast = useToast()
  const [id] = useState(newId)
  const [answer] = useApiMutation(AnswerQuestion)
  const form = useAppForm({
    schema: Answer,
    values: { text: '' },
    submit: async ({ text }) => {
      const input = { id, reportId: report.id, version: report.version, text }
      await answer({ input }, { additionalTypenames: ['Report', 'Comment'] })
      toast.done(t('sent'))
      onChanged?.()
    },
  })
  return (
    <section className={classes.banner}>
      {!untitled && (
        <h2>
          <MessageCircleQuestionMark size={22} aria-hidden style={{ verticalAlign: '-0.25em' }} />{' '}
          {t('title')}
        </h2>
      )}
      {report.decisionNote && (
        <p dir="auto">
          <strong>{report.decisionNote}</strong>
        </p>
      )}
      <Form form={form} submitLabel={t('send')}>
        <TextAreaField name="text" label={t('label')} rows={3} required maxLength={20_000} />
      </Form>
    </section>
  )
}
