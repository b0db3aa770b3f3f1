import { getTranslations } from 'next-intl/server'
import field from '../../components/light/field.module.css'
import light from '../../components/light/light.module.css'
import { PlainLink } from '../../components/light/plain-link'

/** The way past the sign-in, for whoever must not be known; where the organisation is known it opens its form. */
export async function AnonymousDoor({ slug }: { slug?: string }) {
  const t = await getTranslations('auth.anonymous')
  return (
    <div className={light.anonymous}>
      {slug && (
        <PlainLink
          className={field.button}
          data-quiet
          href={`/o/${encodeURIComponent(slug)}/anonymous`}
          referrerPolicy="no-referrer"
        >
          {t('report')}
        </PlainLink>
      )}
      <p>
        {t(slug ? 'text' : 'where')}{' '}
        <PlainLink href="/m" referrerPolicy="no-referrer">
          {t('receipt')}
        </PlainLink>
      </p>
    </div>
  )
}
