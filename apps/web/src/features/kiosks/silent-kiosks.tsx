'use client'

import { useTranslations } from 'next-intl'
import { useApiQuery } from '../../api/client'
import { AlarmLink } from '../../components/ui/alarm-link'
import { SilentKiosks as Document } from './kiosks.documents'

/** Over the inbox: where a tablet is dark nobody can report, and what it holds reaches nobody. */
export function SilentKiosks() {
  const t = useTranslations('kiosks')
  const { data } = useApiQuery(Document, {})
  const count = data?.viewer?.silentKiosks
  return count ? <AlarmLink href="/kiosks">{t('silentKiosks', { count })}</AlarmLink> : null
}
