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
import { FoldedPhotos } from '../photos/folded-photos'
import type { Photo } from '../photos/photo'
import { PhotosLeft } from '../photos/photos-left'
import { useUploads } from '../photos/use-uploads'
import { WriteToReporter as WriteDocument } from './reports.documents'

const Line = z.object({ text: z.string().trim().min(1).max(20_000) })

type Props = { reportId: string; refresh: () => void }

/** A new form after each line: the id of one is never used for another. */
export function WriteToReporter({ reportId, refresh }: Props) {
  const [id, setId] = useState(newId)
  return <LineForm key={id} {...{ id, reportId, refresh }} sent={() => setId(newId())} />
}

function LineForm({ id, reportId, refresh, sent }: Props & { id: string; sent: () => void }) {
  const t = useTranslations('reports.thread')
  const tPhotos = useTranslations('photos.gallery')
  const toast = useToast()
  const [write] = useApiMutation(WriteDocument)
  const [photos, setPhotos] = useState<Photo[]>([])
  const [preparing, setPreparing] = useState(false)
  const [written, setWritten] = useState(false)
  const uploads = useUploads(reportId, id)

  /** The words are there; photos follow them. */
  const follow = async () => {
    const arrived = await uploads.send(photos, ({ id }) =>
      setPhotos((before) => before.filter((photo) => photo.id !== id)),
    )
    if (arrived > 0) refresh()
    if (arrived < photos.length) return
    toast.done(t('sent'))
    sent()
  }
  const form = useAppForm({
    schema: Line,
    values: { text: '' },
    submit: async ({ text }) => {
      await write({ input: { id, reportId, text } })
      setWritten(true)
      await follow()
    },
  })
  if (written && photos.length > 0) {
    return (
      <PhotosLeft
        {...{ photos, uploads }}
        lead={t('photosLeft')}
        change={(left) => (left.length > 0 ? setPhotos(left) : sent())}
        again={() => void follow()}
        leave={sent}
      />
    )
  }
  return (
    <Form form={form} submitLabel={t('send')} busy={preparing}>
      <TextAreaField
        name="text"
        label={t('label')}
        description={t('hint')}
        rows={3}
        required
        maxLength={20_000}
      />
      <FoldedPhotos title={tPhotos('add')} photos={photos} change={setPhotos} busy={setPreparing} />
    </Form>
  )
}
