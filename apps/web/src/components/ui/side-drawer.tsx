'use client'

import { Drawer } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Props = {
  opened: boolean
  onClose: () => void
  title: ReactNode
  from?: 'end' | 'bottom'
  children: ReactNode
}

/** Details or a longer form beside the page, so that the list stays in sight. */
export function SideDrawer({ opened, onClose, title, from = 'end', children }: Props) {
  const t = useTranslations('common')
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position={from === 'end' ? 'right' : 'bottom'}
      size={from === 'end' ? 'min(36rem, 100%)' : 'auto'}
      closeButtonProps={{ 'aria-label': t('close') }}
      styles={{
        title: { fontSize: 'var(--cc-text-xl)', fontWeight: 680, letterSpacing: '-0.015em' },
        header: { padding: 'var(--cc-space-4) var(--cc-space-5)' },
        content: from === 'bottom' ? sheet : {},
        body: { padding: '0 var(--cc-space-5) calc(var(--cc-space-5) + env(safe-area-inset-bottom))' },
      }}
    >
      {children}
    </Drawer>
  )
}

const sheet = {
  height: 'auto',
  maxHeight: '88dvh',
  borderRadius: 'var(--cc-radius-lg) var(--cc-radius-lg) 0 0',
}
