'use client'

import { useTranslations } from 'next-intl'
import { useApiQuery } from '../../api/client'
import { ErrorState } from '../../components/ui/error-state'
import { SideDrawer } from '../../components/ui/side-drawer'
import { SkeletonPanel } from '../../components/ui/skeletons'
import { AnonymousTextsOf } from './dashboard.documents'
import classes from './sites.module.css'

type Props = { group: { siteId: string; quarter: string }; title: string; onClose: () => void }

/** What a large enough group says, without dates, numbers or an order. */
export function AnonymousTexts({ group, title, onClose }: Props) {
  const t = useTranslations('dashboard.anonymous')
  const { siteId, quarter } = group
  const { data, error, retry } = useApiQuery(AnonymousTextsOf, { siteId, quarter })
  return (
    <SideDrawer opened onClose={onClose} title={title}>
      <p>{t('readNote')}</p>
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : data ? (
        <ul className={classes.texts}>
          {data.anonymousTexts.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: texts have no names, and two may be the same
            <li key={index} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      ) : (
        <SkeletonPanel height={220} />
      )}
    </SideDrawer>
  )
}
