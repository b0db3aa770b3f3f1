'use client'

import { Button, Progress } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useApiMutation } from '../../api/client'
import { newId } from '../../api/new-id'
import { FileDrop } from '../../components/ui/file-drop'
import { Panel } from '../../components/ui/panel'
import { useToast } from '../../components/ui/toast'
import { CreateImport } from './imports.documents'
import classes from './imports.module.css'
import { upload } from './upload'

export function UploadPanel() {
  const t = useTranslations('imports.upload')
  const router = useRouter()
  const toast = useToast()
  const [create] = useApiMutation(CreateImport)
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const stop = useRef<AbortController>(null)
  const send = async (file: File) => {
    const controller = new AbortController()
    stop.current = controller
    setSending({ name: file.name, share: 0 })
    try {
      const told = (share: number) => setSending({ name: file.name, share })
      const { uploadId } = await upload(file, told, controller.signal)
      const { createImport } = await create({ input: { id: newId(), uploadId, fileName: file.name } })
      router.push(`/imports/${createImport.id}`)
    } catch (error) {
      setSending(null)
      if (!controller.signal.aborted) toast.failed(error)
    }
  }
  return (
    <Panel title={t('title')} lead={t('lead')}>
      {sending ? (
        <div className={classes.sending} role="status">
          <p>{t('sending', { name: sending.name })}</p>
          <Progress value={sending.share * 100} aria-label={t('progress')} size="lg" radius="xl" />
          <Button variant="default" onClick={() => stop.current?.abort()}>
            {t('stop')}
          </Button>
        </div>
      ) : (
        <FileDrop
          label={t('drop')}
          hint={t('hint')}
          accept=".csv,.tsv,.txt,.xlsx"
          onFile={(file) => void send(file)}
        />
      )}
    </Panel>
  )
}
