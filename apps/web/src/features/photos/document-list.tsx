'use client'

import { ActionIcon } from '@mantine/core'
import { FileText, Trash2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import classes from './photo-gallery.module.css'
import type { AttachmentRow } from './photos.documents'
import { useRemove } from './use-remove'

/** Documents are loaded, never shown inside the page. */
export function DocumentList({ documents }: { documents: AttachmentRow[] }) {
  const t = useTranslations('photos.gallery')
  const format = useFormatter()
  const remove = useRemove()
  const sizeOf = (bytes: number) =>
    bytes < 100_000
      ? format.number(Math.ceil(bytes / 1000), { style: 'unit', unit: 'kilobyte' })
      : format.number(bytes / 1e6, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  if (!documents.length) return null
  return (
    <ul className={classes.documents}>
      {documents.map(({ id, url, bytes, viewerCanRemove }, at) => (
        <li key={id}>
          <a href={url} download>
            <FileText size={22} strokeWidth={1.8} aria-hidden />
            <span>
              {t('file', { n: at + 1 })}
              <small>{t('pdf', { size: sizeOf(bytes) })}</small>
            </span>
          </a>
          {viewerCanRemove && (
            <ActionIcon
              size="lg"
              variant="subtle"
              color="red"
              aria-label={t('removeFile', { n: at + 1 })}
              onClick={() => void remove(id)}
            >
              <Trash2 size={18} aria-hidden />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  )
}
