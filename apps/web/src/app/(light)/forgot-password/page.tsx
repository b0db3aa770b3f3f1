import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AnsweredField } from '../../../components/light/answered'
import { LightForm } from '../../../components/light/light-form'
import { LightPage } from '../../../components/light/light-page'
import { PlainLink } from '../../../components/light/plain-link'
import { Submit } from '../../../components/light/submit'
import { requestPasswordResetAction } from '../../../features/session/session.actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.forgot'))('title') }
}

export default async function ForgotPasswordPage({ searchParams }: PageProps<'/forgot-password'>) {
  const { sent } = await searchParams
  const t = await getTranslations('auth')
  const back = <PlainLink href="/sign-in">{t('forgot.back')}</PlainLink>
  if (sent) {
    return (
      <LightPage
        title={t('forgot.sentTitle')}
        lead={t('forgot.sent', { email: String(sent) })}
        under={back}
      />
    )
  }
  return (
    <LightPage title={t('forgot.title')} lead={t('forgot.lead')} under={back}>
      <LightForm action={requestPasswordResetAction}>
        <AnsweredField
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          required
          maxLength={200}
        />
        <Submit>{t('forgot.submit')}</Submit>
      </LightForm>
    </LightPage>
  )
}
