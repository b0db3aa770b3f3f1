import { getTranslations } from 'next-intl/server'
import field from '../components/light/field.module.css'
import { LightPage } from '../components/light/light-page'
import { PlainLink } from '../components/light/plain-link'

export default async function NotFound() {
  const t = await getTranslations('auth.notFound')
  return (
    <LightPage title={t('title')} lead={t('text')}>
      <p>
        <PlainLink href="/" className={field.button}>
          {t('home')}
        </PlainLink>
      </p>
    </LightPage>
  )
}
