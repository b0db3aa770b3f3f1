import { getLocale, getTranslations } from 'next-intl/server'
import { chooseLocale } from '../../i18n/locale.actions'
import { languageOf, locales } from '../../i18n/locales'
import classes from './light.module.css'

/** Works without script: each language is a button of a plain form. */
export async function LanguageSwitch() {
  const current = languageOf(await getLocale())
  const t = await getTranslations('common.language')
  return (
    <form action={chooseLocale} className={classes.languages} aria-label={t('label')}>
      {locales.map((locale) => (
        <button
          key={locale}
          name="locale"
          value={locale}
          lang={locale}
          aria-label={t(locale)}
          aria-current={locale === current || undefined}
        >
          {locale.toUpperCase()}
        </button>
      ))}
    </form>
  )
}
