'use client'

import { useTranslations } from 'next-intl'
import { useApiQuery } from '../../api/client'
import { AlarmLink } from '../../components/ui/alarm-link'
import { LateBoxes as Document } from './boxes.documents'

/** Over the inbox: its clock knows only what was typed in, and cards nobody has taken out are not even waiting yet. */
export function LateBoxes() {
  const t = useTranslations('boxes')
  const { data } = useApiQuery(Document, {})
  const count = data?.viewer?.lateBoxes
  return count ? <AlarmLink href="/boxes">{t('lateBoxes', { count })}</AlarmLink> : null
}
