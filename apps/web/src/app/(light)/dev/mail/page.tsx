import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LightPage } from '../../../../components/light/light-page'
import { devMails } from '../../../../features/mail/dev-mails'
import { Letters } from '../../../../features/mail/letters'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common.devMail'))('title'), robots: 'noindex' }
}

export default async function DevMailPage() {
  const mails = await devMails()
  if (!mails) notFound()
  const t = await getTranslations('common.devMail')
  return (
    <LightPage wide title={t('title')} lead={t('lead', { count: mails.length })}>
      <Letters mails={mails} />
    </LightPage>
  )
}
