'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'

type Props = { shown: number; total?: number | null; hasMore: boolean; loading?: boolean; onMore: () => void }

/** The end of a long list: how much is on screen, and the next page under it. */
export function LoadMore({ shown, total, hasMore, loading, onMore }: Props) {
  const t = useTranslations('common.list')
  if (!hasMore && total == null) return null
  return (
    <div
      style={{
        display: 'grid',
        justifyItems: 'center',
        gap: 'var(--cc-space-2)',
        padding: 'var(--cc-space-4)',
      }}
    >
      <span style={{ color: 'var(--cc-ink-2)', fontSize: 'var(--cc-text-sm)' }} aria-live="polite">
        {total == null ? t('shown', { shown }) : t('shownOf', { shown, total })}
      </span>
      {hasMore && (
        <Button variant="default" onClick={onMore} loading={loading}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}
