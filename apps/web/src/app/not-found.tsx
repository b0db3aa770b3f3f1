import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import field from '../components/light/field.module.css'
import { LightPage } from '../components/light/light-page'

export default async function NotFound() {
  const t = await getTranslations('auth.notFound')
  return (
    <LightPage title={t('title')} lead={t('text')}>
      <p>
        <Link href="/" className={field.button}>
          {t('home')}
        </Link>
      </p>
    </LightPage>
  )
}
