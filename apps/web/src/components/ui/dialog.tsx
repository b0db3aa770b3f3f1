'use client'

import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Props = {
  opened: boolean
  onClose: () => void
  title: ReactNode
  size?: 'sm' | 'md' | 'lg' | 'xl'
  children: ReactNode
}

/** A question or a short form over the page; fills the screen of a phone. */
export function Dialog({ opened, onClose, title, size = 'md', children }: Props) {
  const t = useTranslations('common')
  const phone = useMediaQuery('(max-width: 40em)')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={size}
      fullScreen={phone}
      radius={phone ? 0 : 'lg'}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      styles={{
        title: { fontSize: 'var(--cc-text-xl)', fontWeight: 680, letterSpacing: '-0.015em' },
        header: {
          padding: 'var(--cc-space-5) var(--cc-space-5) var(--cc-space-3)',
        },
        body: { padding: '0 var(--cc-space-5) var(--cc-space-5)' },
      }}
    >
      {children}
    </Modal>
  )
}
