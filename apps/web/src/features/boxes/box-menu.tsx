'use client'

import { ActionIcon, Menu } from '@mantine/core'
import { Archive, ArchiveRestore, EllipsisVertical, Keyboard, Pencil, Printer } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { saveDownload } from '../../api/save-download'
import { useConfirm } from '../../components/ui/confirm'
import { useToast } from '../../components/ui/toast'
import { languageOf } from '../../i18n/locales'
import type { BoxRow } from './box-row'
import { RestoreBox, RetireBox } from './boxes.documents'

export function BoxMenu({ box, onEdit }: { box: BoxRow; onEdit: () => void }) {
  const t = useTranslations('boxes')
  const locale = languageOf(useLocale())
  const toast = useToast()
  const confirm = useConfirm()
  const [retire] = useApiMutation(RetireBox)
  const [restore] = useApiMutation(RestoreBox)
  const takeDown = async () => {
    const question = {
      title: t('retireTitle', { name: box.name }),
      body: t('retireText'),
      confirm: t('retire'),
    }
    if (await confirm({ ...question, danger: true })) await retire({ id: box.id }).catch(toast.failed)
  }
  const other = locale === 'ru' ? 'en' : 'ru'
  const sheets = [
    { size: 'a5', language: locale },
    { size: 'a6', language: locale },
    { size: 'a5', language: other },
    { size: 'a6', language: other },
  ] as const
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('more', { name: box.name })}>
          <EllipsisVertical size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {box.viewerCan.empty && (
          <Menu.Item
            component={Link}
            href={`/boxes/${box.id}/enter`}
            leftSection={<Keyboard size={18} aria-hidden />}
          >
            {t('enter')}
          </Menu.Item>
        )}
        <Menu.Label>{t('print')}</Menu.Label>
        {sheets.map(({ size, language }) => (
          <Menu.Item
            key={`${size}-${language}`}
            leftSection={<Printer size={18} aria-hidden />}
            onClick={() =>
              void saveDownload(`/downloads/boxes/${box.id}/cards`, { size, language }).catch(toast.failed)
            }
          >
            {t(`sheet.${size}`, { language: language === 'ru' ? 'русский' : 'English' })}
          </Menu.Item>
        ))}
        {box.viewerCan.manage && (
          <>
            <Menu.Divider />
            {box.state === 'RETIRED' ? (
              <Menu.Item
                leftSection={<ArchiveRestore size={18} aria-hidden />}
                onClick={() => void restore({ id: box.id }).catch(toast.failed)}
              >
                {t('restore')}
              </Menu.Item>
            ) : (
              <>
                <Menu.Item leftSection={<Pencil size={18} aria-hidden />} onClick={onEdit}>
                  {t('edit')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<Archive size={18} aria-hidden />}
                  color="red"
                  onClick={() => void takeDown()}
                >
                  {t('retire')}
                </Menu.Item>
              </>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
