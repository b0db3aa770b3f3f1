'use client'

import { ActionIcon } from '@mantine/core'
import { FileText, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, useState } from 'react'
import { newId } from '../../api/new-id'
import field from '../../components/light/field.module.css'
import { heaviest } from './photo'
import classes from './photo-gallery.module.css'

export type Pdf = { id: string; blob: File }

type Props = { pdfs: Pdf[]; change: (pdfs: Pdf[]) => void; room: number }

/** Documents go as they are, which is said; so only where the reporter is known anyway. */
export function PdfField({ pdfs, change, room }: Props) {
  const t = useTranslations('photos.add')
  const [problem, setProblem] = useState('')
  const pick = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? []
    currentTarget.value = ''
    if (!file) return
    const head = await file
      .slice(0, 5)
      .text()
      .catch(() => '')
    const name = file.name
    if (head !== '%PDF-') return setProblem(t('notPdf', { name }))
    if (file.size > heaviest) return setProblem(t('heavy', { name }))
    setProblem('')
    change([...pdfs, { id: newId(), blob: file }])
  }
  return (
    <div className={classes.sending}>
      {pdfs.length > 0 && (
        <ul className={classes.documents} aria-label={t('files')}>
          {pdfs.map(({ id, blob }) => (
            <li key={id}>
              <FileText size={22} strokeWidth={1.8} aria-hidden />
              <span dir="auto">{blob.name}</span>
              <ActionIcon
                size="lg"
                variant="subtle"
                color="red"
                aria-label={t('removeFile', { name: blob.name })}
                onClick={() => change(pdfs.filter((pdf) => pdf.id !== id))}
              >
                <Trash2 size={18} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {room > pdfs.length && (
        <label className={classes.pdf}>
          <FileText size={20} aria-hidden />
          {t('pdf')}
          <input
            type="file"
            accept="application/pdf"
            className="visually-hidden"
            onChange={(event) => void pick(event)}
          />
        </label>
      )}
      <small className={field.hint}>{t('pdfHint')}</small>
      {problem && (
        <p role="alert" className={field.error}>
          {problem}
        </p>
      )}
    </div>
  )
}
