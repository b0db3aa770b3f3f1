import { getTranslations } from 'next-intl/server'
import field from '../../components/light/field.module.css'
import { LanguageSwitch } from '../../components/light/language-switch'
import light from '../../components/light/light.module.css'
import { NearMissPicture } from '../../components/light/near-miss-picture'
import { PlainLink } from '../../components/light/plain-link'
import { LogoMark } from '../../components/logo'
import { AnonymousDoor } from './anonymous-door'
import classes from './landing.module.css'

export async function Landing() {
  const t = await getTranslations('auth.landing')
  return (
    <div className={classes.page}>
      <header className={`${light.bar} ${classes.bar}`}>
        <PlainLink href="/" className={light.brand}>
          <LogoMark size={36} />
          CloseCall
        </PlainLink>
        <LanguageSwitch />
      </header>
      <main>
        <section className={classes.hero}>
          <div className={classes.words}>
            <h1>{t('title')}</h1>
            <p>{t('lead')}</p>
            <div className={classes.doors}>
              <PlainLink href="/sign-up" className={field.button}>
                {t('signUp')}
              </PlainLink>
              <PlainLink href="/sign-in" className={field.button} data-quiet>
                {t('signIn')}
              </PlainLink>
            </div>
            <AnonymousDoor />
          </div>
          <div className={classes.picture}>
            <NearMissPicture />
          </div>
        </section>
        <ol className={classes.steps}>
          {(['report', 'triage', 'fix', 'verify'] as const).map((step) => (
            <li key={step}>
              <h2>{t(`steps.${step}.title`)}</h2>
              <p>{t(`steps.${step}.text`)}</p>
            </li>
          ))}
        </ol>
        <p className={classes.promise}>{t('promise')}</p>
      </main>
    </div>
  )
}
