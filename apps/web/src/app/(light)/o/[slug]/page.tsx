import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { askApi } from '../../../../api/server'
import { AnsweredField, AnsweredPassword } from '../../../../components/light/answered'
import { LightForm } from '../../../../components/light/light-form'
import { LightPage } from '../../../../components/light/light-page'
import { PlainLink } from '../../../../components/light/plain-link'
import { Submit } from '../../../../components/light/submit'
import { AnonymousDoor } from '../../../../features/session/anonymous-door'
import { safeNext } from '../../../../features/session/safe-next'
import { signInWithPinAction } from '../../../../features/session/session.actions'
import { OrganisationDoor } from '../../../../features/session/session.documents'
import { viewer } from '../../../../features/session/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.pin'))('title') }
}

export default async function WorkerSignInPage({ params, searchParams }: PageProps<'/o/[slug]'>) {
  const { slug } = await params
  const { next } = await searchParams
  const reader = await viewer()
  if (reader?.organisation.slug === slug) redirect(safeNext(next))
  const t = await getTranslations('auth')
  const { organisationBySlug: door } = await askApi(OrganisationDoor, { slug })
  const byEmail = <PlainLink href="/sign-in">{t('pin.email')}</PlainLink>
  if (!door) {
    return <LightPage title={t('pin.unknownTitle')} lead={t('pin.unknown')} under={byEmail} />
  }
  return (
    <LightPage
      title={door.name}
      under={
        <>
          {byEmail}
          <p>{t('pin.lost')}</p>
          <AnonymousDoor slug={slug} />
        </>
      }
    >
      <LightForm action={signInWithPinAction}>
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="next" value={safeNext(next)} />
        <AnsweredField
          name="personnelNumber"
          label={t('pin.personnelNumber')}
          autoComplete="username"
          inputMode="numeric"
          required
          maxLength={40}
          digits
        />
        <AnsweredPassword
          name="pin"
          label={t('pin.pin')}
          autoComplete="current-password"
          inputMode="numeric"
          pattern="[0-9]*"
          required
          maxLength={12}
          digits
          words={{ show: t('show'), hide: t('hide') }}
        />
        <Submit>{t('pin.submit')}</Submit>
      </LightForm>
    </LightPage>
  )
}
