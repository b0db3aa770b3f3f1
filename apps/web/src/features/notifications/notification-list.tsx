'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { useApiPages } from '../../api/use-api-pages'
import { ErrorState } from '../../components/ui/error-state'
import { LoadMore } from '../../components/ui/load-more'
import { SkeletonRows } from '../../components/ui/skeletons'
import { useToast } from '../../components/ui/toast'
import { NotificationLine } from './notification-line'
import { Notifications, ReadNotifications } from './notifications.documents'
import classes from './notifications.module.css'

export function NotificationList({ onGo }: { onGo: () => void }) {
  const t = useTranslations('notifications')
  const toast = useToast()
  const list = useApiPages(Notifications, { unreadOnly: false }, (data) => data.notifications, { size: 20 })
  const [read, reading] = useApiMutation(ReadNotifications)
  const mark = (ids: string[] | null) =>
    read({ ids }, { additionalTypenames: ['Notification', 'Viewer'] }).catch(toast.failed)
  const unread = list.nodes.some(({ readAt }) => !readAt)
  return (
    <div className={classes.list}>
      <div className={classes.head}>
        <h2>{t('title')}</h2>
        {unread && (
          <Button size="compact-sm" variant="subtle" loading={reading} onClick={() => mark(null)}>
            {t('readAll')}
          </Button>
        )}
      </div>
      {list.error && list.nodes.length === 0 && <ErrorState error={list.error} onRetry={list.retry} />}
      {list.loading && <SkeletonRows rows={4} />}
      {!list.loading && !list.error && list.nodes.length === 0 && (
        <p className={classes.empty}>{t('empty')}</p>
      )}
      <ul>
        {list.nodes.map((line) => (
          <NotificationLine
            key={line.id}
            line={line}
            onOpen={() => {
              if (!line.readAt) void mark([line.id])
              onGo()
            }}
          />
        ))}
      </ul>
      {list.hasMore && (
        <LoadMore
          shown={list.nodes.length}
          hasMore
          loading={list.loadingMore}
          onMore={() => list.more().catch(toast.failed)}
        />
      )}
    </div>
  )
}
