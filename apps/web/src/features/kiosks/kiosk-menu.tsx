'use client'

import { ActionIcon, Menu } from '@mantine/core'
import { EllipsisVertical, Pencil, TabletSmartphone, Unplug } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { useConfirm } from '../../components/ui/confirm'
import { useToast } from '../../components/ui/toast'
import type { KioskDeeds, KioskRow } from './kiosk-row'
import { RevokeKiosk } from './kiosks.documents'

export function KioskMenu({ kiosk: { id, name }, onCode, onEdit }: KioskDeeds & { kiosk: KioskRow }) {
  const t = useTranslations('kiosks')
  const toast = useToast()
  const confirm = useConfirm()
  const [run] = useApiMutation(RevokeKiosk)
  const revoke = async () => {
    const question = { title: t('revokeTitle', { name }), body: t('revokeText'), confirm: t('revoke') }
    if (!(await confirm({ ...question, danger: true }))) return
    await run({ id }).then(() => toast.done(t('revoked', { name })), toast.failed)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('more', { name })}>
          <EllipsisVertical size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<TabletSmartphone size={18} aria-hidden />} onClick={onCode}>
          {t('newCode')}
        </Menu.Item>
        <Menu.Item leftSection={<Pencil size={18} aria-hidden />} onClick={onEdit}>
          {t('edit')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Unplug size={18} aria-hidden />} color="red" onClick={() => void revoke()}>
          {t('revoke')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
