import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ApiError } from '../../../../api/error'
import { errorText } from '../../../../api/error-text'
import { askApi } from '../../../../api/server'
import { AnsweredField, AnsweredPassword } from '../../../../components/light/answered'
import { LightForm } from '../../../../components/light/light-form'
import { LightPage } from '../../../../components/light/light-page'
import { PlainLink } from '../../../../components/light/plain-link'
import { Submit } from '../../../../components/light/submit'
import { acceptInvitationAction } from '../../../../features/session/session.actions'
import { Invitation } from '../../../../features/session/session.documents'

export const metadata: Metadata = { referrer: 'no-referrer' }

export default async function InvitePage({ params }: PageProps<'/invite/[token]'>) {
  const { token } = await params
  const t = await getTranslations('auth')
  const tRole = await getTranslations('nav.role')
  const answer = await askApi(Invitation, { token }).catch((error) => ApiError.from(error))
  if (answer instanceof ApiError) {
    const tState = await getTranslations('common.state')
    // Too many tries or no service: that says nothing of the invitation.
    return (
      <LightPage
        title={tState('other.title')}
        lead={errorText(await getTranslations('errors'), answer)}
        under={<PlainLink href={`/invite/${token}`}>{tState('retry')}</PlainLink>}
      />
    )
  }
  const { invitation } = answer
  if (!invitation) return <LightPage title={t('invite.goneTitle')} lead={t('invite.gone')} />
  return (
    <LightPage
      title={t('invite.title', { organisation: invitation.organisationName })}
      lead={t('invite.lead', { role: tRole(invitation.role) })}
    >
      <LightForm action={acceptInvitationAction}>
        <input type="hidden" name="token" value={token} />
        <AnsweredField
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          required
          maxLength={200}
          defaultValue={invitation.email ?? ''}
        />
        <AnsweredField
          name="name"
          label={t('invite.name')}
          autoComplete="name"
          required
          maxLength={200}
          defaultValue={invitation.name ?? ''}
        />
        <AnsweredPassword
          name="password"
          label={t('invite.password')}
          hint={t('passwordHint')}
          autoComplete="new-password"
          required
          minLength={10}
          maxLength={200}
          words={{ show: t('show'), hide: t('hide') }}
        />
        <Submit>{t('invite.submit')}</Submit>
      </LightForm>
    </LightPage>
  )
}
