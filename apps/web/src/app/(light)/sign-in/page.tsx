import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AnsweredField, AnsweredPassword } from '../../../components/light/answered'
import { LightForm } from '../../../components/light/light-form'
import { LightPage } from '../../../components/light/light-page'
import { PlainLink } from '../../../components/light/plain-link'
import { Submit } from '../../../components/light/submit'
import { AnonymousDoor } from '../../../features/session/anonymous-door'
import { safeNext } from '../../../features/session/safe-next'
import { signInAction } from '../../../features/session/session.actions'
import { viewer } from '../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams
  if (await viewer()) redirect(safeNext(next))
  const t = await getTranslations('auth')
  return (
    <LightPage
      title={t('signIn.title')}
      under={
        <>
          {t('signIn.noAccount')} <PlainLink href="/sign-up">{t('signIn.signUp')}</PlainLink>
          <p>{t('signIn.worker')}</p>
          <AnonymousDoor />
        </>
      }
    >
      <LightForm action={signInAction}>
        <input type="hidden" name="next" value={safeNext(next)} />
        <AnsweredField
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          required
          maxLength={200}
        />
        <AnsweredPassword
          name="password"
          label={t('password')}
          autoComplete="current-password"
          required
          maxLength={200}
          words={{ show: t('show'), hide: t('hide') }}
        />
        <Submit>{t('signIn.submit')}</Submit>
        <PlainLink href="/forgot-password">{t('signIn.forgot')}</PlainLink>
      </LightForm>
    </LightPage>
  )
}
