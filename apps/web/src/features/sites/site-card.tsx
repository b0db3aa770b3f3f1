'use client'

import { unbroken } from '@closecall/messages/phone'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { Archive, ArchiveRestore, EllipsisVertical, MapPin, Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { useConfirm } from '../../components/ui/confirm'
import { Panel } from '../../components/ui/panel'
import { StatusChip } from '../../components/ui/status-chip'
import { useToast } from '../../components/ui/toast'
import { SitePosters } from '../codes/site-posters'
import { LocationList } from './location-list'
import type { SiteRow } from './site-row'
import { ArchiveSite, RestoreSite } from './sites.documents'
import classes from './sites.module.css'

type Props = { site: SiteRow; editable: boolean; publicUrl: string; onEdit: () => void }

export function SiteCard({ site, editable, publicUrl, onEdit }: Props) {
  const t = useTranslations('settings.sites')
  const confirm = useConfirm()
  const toast = useToast()
  const [archive] = useApiMutation(ArchiveSite)
  const [restore] = useApiMutation(RestoreSite)
  const close = async () => {
    const question = {
      title: t('archiveTitle', { name: site.name }),
      body: t('archiveText'),
      confirm: t('archive'),
    }
    if (await confirm({ ...question, danger: true })) await archive({ id: site.id }).catch(toast.failed)
  }
  const facts = [
    site.address,
    site.headcount === null ? null : t('people', { count: site.headcount }),
    t('members', { count: site.memberCount }),
    site.timeZone.replaceAll('_', ' '),
    [site.emergencyName, unbroken(site.emergencyPhone ?? '')].filter(Boolean).join(' '),
  ].filter(Boolean)
  return (
    <Panel
      title={
        <span className={classes.name}>
          <MapPin size={19} aria-hidden />
          <span dir="auto">{site.name}</span>
          {site.archivedAt && <StatusChip tone="neutral">{t('archived')}</StatusChip>}
        </span>
      }
      lead={facts.join(' · ')}
      actions={
        editable &&
        (site.archivedAt ? (
          <Button
            variant="default"
            leftSection={<ArchiveRestore size={18} aria-hidden />}
            onClick={() => void restore({ id: site.id }).catch(toast.failed)}
          >
            {t('restore')}
          </Button>
        ) : (
          <Menu>
            <Menu.Target>
              <ActionIcon aria-label={t('menu', { name: site.name })}>
                <EllipsisVertical size={20} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<Pencil size={18} aria-hidden />} onClick={onEdit}>
                {t('edit')}
              </Menu.Item>
              <Menu.Item
                leftSection={<Archive size={18} aria-hidden />}
                color="red"
                onClick={() => void close()}
              >
                {t('archive')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ))
      }
    >
      <SitePosters site={site} publicUrl={publicUrl} />
      <LocationList site={site} editable={editable && !site.archivedAt} publicUrl={publicUrl} />
    </Panel>
  )
}
