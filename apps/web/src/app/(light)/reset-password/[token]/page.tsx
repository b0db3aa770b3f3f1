import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AnsweredPassword } from '../../../../components/light/answered'
import { LightForm } from '../../../../components/light/light-form'
import { LightPage } from '../../../../components/light/light-page'
import { PlainLink } from '../../../../components/light/plain-link'
import { Submit } from '../../../../components/light/submit'
import { resetPasswordAction } from '../../../../features/session/session.actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.reset'))('title'), referrer: 'no-referrer' }
}

export default async function ResetPasswordPage({ params }: PageProps<'/reset-password/[token]'>) {
  const { token } = await params
  const t = await getTranslations('auth')
  return (
    <LightPage
      title={t('reset.title')}
      under={<PlainLink href="/forgot-password">{t('forgot.title')}</PlainLink>}
    >
      <LightForm action={resetPasswordAction}>
        <input type="hidden" name="token" value={token} />
        <AnsweredPassword
          name="password"
          label={t('reset.password')}
          hint={t('passwordHint')}
          autoComplete="new-password"
          required
          minLength={10}
          maxLength={200}
          words={{ show: t('show'), hide: t('hide') }}
        />
        <Submit>{t('reset.submit')}</Submit>
      </LightForm>
    </LightPage>
  )
}
