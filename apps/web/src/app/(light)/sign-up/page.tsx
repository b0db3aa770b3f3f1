import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { AnsweredField, AnsweredPassword, AnsweredSelect } from '../../../components/light/answered'
import classes from '../../../components/light/field.module.css'
import { LightForm } from '../../../components/light/light-form'
import { LightPage } from '../../../components/light/light-page'
import { PlainLink } from '../../../components/light/plain-link'
import { Submit } from '../../../components/light/submit'
import { PlaceGuess } from '../../../features/session/place-guess'
import { countries, timeZones } from '../../../features/session/places'
import { signUpAction } from '../../../features/session/session.actions'
import { viewer } from '../../../features/session/viewer'
import { languageOf, locales } from '../../../i18n/locales'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signUp'))('title') }
}

export default async function SignUpPage() {
  if (await viewer()) redirect('/')
  const locale = languageOf(await getLocale())
  const t = await getTranslations('auth')
  const tLanguage = await getTranslations('common.language')
  return (
    <LightPage
      wide
      title={t('signUp.title')}
      lead={t('signUp.lead')}
      under={
        <>
          {t('signUp.have')} <PlainLink href="/sign-in">{t('signIn.submit')}</PlainLink>
        </>
      }
    >
      <LightForm action={signUpAction}>
        <fieldset className={classes.group}>
          <legend>{t('signUp.organisation')}</legend>
          <AnsweredField
            name="organisationName"
            label={t('signUp.name')}
            autoComplete="organization"
            required
            maxLength={200}
          />
          <AnsweredField
            name="siteName"
            label={t('signUp.site')}
            hint={t('signUp.siteHint')}
            required
            maxLength={200}
          />
          <div className={classes.pair}>
            <AnsweredSelect
              name="country"
              label={t('signUp.country')}
              defaultValue={locale === 'ru' ? 'RU' : 'GB'}
            >
              <Options of={countries(locale)} />
            </AnsweredSelect>
            <AnsweredSelect name="locale" label={t('signUp.locale')} defaultValue={locale}>
              <Options of={locales.map((value) => ({ value, label: tLanguage(value) }))} />
            </AnsweredSelect>
          </div>
          <AnsweredSelect
            name="timeZone"
            label={t('signUp.timeZone')}
            defaultValue={locale === 'ru' ? 'Europe/Moscow' : 'Europe/London'}
          >
            <Options of={timeZones(locale)} />
          </AnsweredSelect>
        </fieldset>
        <fieldset className={classes.group}>
          <legend>{t('signUp.you')}</legend>
          <AnsweredField name="name" label={t('signUp.owner')} autoComplete="name" required maxLength={200} />
          <AnsweredField
            name="email"
            type="email"
            label={t('signUp.email')}
            autoComplete="username"
            required
            maxLength={200}
          />
          <AnsweredPassword
            name="password"
            label={t('password')}
            hint={t('passwordHint')}
            autoComplete="new-password"
            required
            minLength={10}
            maxLength={200}
            words={{ show: t('show'), hide: t('hide') }}
          />
        </fieldset>
        <PlaceGuess />
        <Submit>{t('signUp.submit')}</Submit>
      </LightForm>
    </LightPage>
  )
}

function Options({ of }: { of: { value: string; label: string }[] }) {
  return of.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
}
