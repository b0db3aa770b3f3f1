'use client'

import { modals } from '@mantine/modals'
import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback } from 'react'

type Question = { title: string; body: ReactNode; confirm: string; danger?: boolean }

/** `if (await confirm({ … }))`: for what cannot be taken back. The button names the deed, never "OK". */
export function useConfirm() {
  const t = useTranslations('common')
  return useCallback(
    ({ title, body, confirm, danger }: Question) =>
      new Promise<boolean>((resolve) => {
        modals.openConfirmModal({
          title,
          children: body,
          labels: { confirm, cancel: t('cancel') },
          confirmProps: { color: danger ? 'red' : undefined },
          closeButtonProps: { 'aria-label': t('close') },
          styles: { title: { fontSize: 'var(--cc-text-lg)', fontWeight: 680 } },
          onConfirm: () => resolve(true),
          onCancel: () => resolve(false),
          onClose: () => resolve(false),
        })
      }),
    [t],
  )
}
