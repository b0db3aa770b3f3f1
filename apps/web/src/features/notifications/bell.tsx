'use client'

import { ActionIcon, Indicator, Popover } from '@mantine/core'
import { Bell as BellIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useApiQuery } from '../../api/client'
import { NotificationList } from './notification-list'
import { UnreadCount } from './notifications.documents'

const every = 60_000

/** Unread news: asked again each minute while the page is in sight. */
export function Bell() {
  const t = useTranslations('notifications')
  const [opened, setOpened] = useState(false)
  const { data, retry } = useApiQuery(UnreadCount, {})
  const unread = data?.viewer?.unreadNotifications ?? 0
  useEffect(() => {
    const ask = () => document.visibilityState === 'visible' && retry()
    const timer = setInterval(ask, every)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [retry])
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width="min(26rem, calc(100vw - 2rem))"
      shadow="md"
      trapFocus
      withinPortal
      radius="lg"
    >
      <Indicator
        label={unread > 99 ? '99+' : unread}
        disabled={unread === 0}
        color="amber.5"
        size={20}
        offset={8}
        styles={{ indicator: { color: '#2a1800', fontWeight: 700 } }}
      >
        <Popover.Target>
          <ActionIcon
            color="gray"
            aria-label={unread ? t('unread', { count: unread }) : t('title')}
            onClick={() => setOpened((was) => !was)}
          >
            <BellIcon size={22} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} aria-label={t('title')}>
        <NotificationList onGo={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
