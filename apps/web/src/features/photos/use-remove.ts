'use client'

import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { useConfirm } from '../../components/ui/confirm'
import { useToast } from '../../components/ui/toast'
import { RemoveAttachment } from './photos.documents'

/** Asks, removes for good, and answers whether it did. */
export function useRemove() {
  const t = useTranslations('photos.gallery')
  const [run] = useApiMutation(RemoveAttachment)
  const confirm = useConfirm()
  const toast = useToast()
  return async (id: string): Promise<boolean> => {
    const question = { title: t('removeTitle'), body: t('removeText'), confirm: t('confirm'), danger: true }
    if (!(await confirm(question))) return false
    try {
      await run({ input: { id } })
      toast.done(t('removed'))
      return true
    } catch (error) {
      toast.failed(error)
      return false
    }
  }
}
