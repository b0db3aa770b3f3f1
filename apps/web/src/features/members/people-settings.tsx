'use client'

import { Button } from '@mantine/core'
import { QrCode as QrIcon, Table2, UserPlus, UserRoundPen } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog } from '../../components/ui/dialog'
import { LinkCard } from '../../components/ui/link-card'
import type { Locale } from '../../i18n/locales'
import { InvitationList } from './invitation-list'
import { InviteForm } from './invite-form'
import { MemberDrawer } from './member-drawer'
import { MemberForm } from './member-form'
import { type MemberRow, MemberTable } from './member-table'
import classes from './members.module.css'

type Props = { editable: boolean; owner: boolean; slug: string; locale: Locale }
type Open = 'invite' | 'add' | 'door' | null

export function PeopleSettings({ editable, owner, slug, locale }: Props) {
  const t = useTranslations('settings.people')
  const [open, setOpen] = useState<Open>(null)
  const [member, setMember] = useState<MemberRow | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      {editable && (
        <div className={classes.top}>
          <Button leftSection={<UserPlus size={18} aria-hidden />} onClick={() => setOpen('invite')}>
            {t('invite')}
          </Button>
          <Button
            variant="default"
            leftSection={<UserRoundPen size={18} aria-hidden />}
            onClick={() => setOpen('add')}
          >
            {t('add')}
          </Button>
          <Button
            component={Link}
            href="/settings/people/import"
            variant="default"
            leftSection={<Table2 size={18} aria-hidden />}
          >
            {t('fromTable')}
          </Button>
          <Button
            variant="default"
            leftSection={<QrIcon size={18} aria-hidden />}
            onClick={() => setOpen('door')}
          >
            {t('door')}
          </Button>
        </div>
      )}
      {editable && <InvitationList />}
      <div className={classes.list}>
        <MemberTable editable={editable} onOpen={setMember} />
      </div>
      <MemberDrawer member={member} owner={owner} locale={locale} onClose={() => setMember(null)} />
      <Dialog opened={open === 'invite'} onClose={close} title={t('invite')}>
        <InviteForm owner={owner} onDone={close} />
      </Dialog>
      <Dialog opened={open === 'add'} onClose={close} title={t('addTitle')}>
        <MemberForm owner={owner} locale={locale} onDone={close} />
      </Dialog>
      <Dialog opened={open === 'door'} onClose={close} title={t('door')}>
        {open === 'door' && (
          <LinkCard url={`${location.origin}/o/${slug}`} text={t('doorText')} onDone={close} />
        )}
      </Dialog>
    </>
  )
}
