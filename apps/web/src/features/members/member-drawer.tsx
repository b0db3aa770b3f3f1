'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { useConfirm } from '../../components/ui/confirm'
import { SideDrawer } from '../../components/ui/side-drawer'
import { useToast } from '../../components/ui/toast'
import type { Locale } from '../../i18n/locales'
import { MemberForm } from './member-form'
import type { MemberRow } from './member-table'
import { DisableMember, EnableMember } from './members.documents'
import classes from './members.module.css'
import { PinForm } from './pin-form'

type Props = { member: MemberRow | null; owner: boolean; locale: Locale; onClose: () => void }

export function MemberDrawer({ member, owner, locale, onClose }: Props) {
  const t = useTranslations('settings.people')
  return (
    <SideDrawer opened={member !== null} onClose={onClose} title={member?.name ?? ''}>
      {member && (
        <>
          <MemberForm member={member} owner={owner} locale={locale} onDone={onClose} />
          {member.viewerCan.edit && member.status === 'ACTIVE' && (
            <section className={classes.part}>
              <h3>{t('pinTitle')}</h3>
              <p>{t(member.hasPin ? 'pinSet' : 'pinNone')}</p>
              {member.personnelNumber ? (
                <PinForm memberId={member.id} onDone={onClose} />
              ) : (
                <p>{t('pinNeedsNumber')}</p>
              )}
            </section>
          )}
          {member.viewerCan.disable && <EntryPart member={member} onDone={onClose} />}
        </>
      )}
    </SideDrawer>
  )
}

function EntryPart({ member, onDone }: { member: MemberRow; onDone: () => void }) {
  const t = useTranslations('settings.people')
  const confirm = useConfirm()
  const toast = useToast()
  const [disable] = useApiMutation(DisableMember)
  const [enable] = useApiMutation(EnableMember)
  const active = member.status === 'ACTIVE'
  const change = async () => {
    const question = {
      title: t('disableTitle', { name: member.name }),
      body: t('disableText'),
      confirm: t('disable'),
    }
    if (active && !(await confirm({ ...question, danger: true }))) return
    try {
      await (active ? disable : enable)({ id: member.id })
      onDone()
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <section className={classes.part}>
      <h3>{t(active ? 'disableHeading' : 'enableHeading')}</h3>
      <p>{t(active ? 'disableHint' : 'enableHint')}</p>
      <Button
        variant={active ? 'light' : 'default'}
        color={active ? 'red' : undefined}
        onClick={() => void change()}
      >
        {t(active ? 'disable' : 'enable')}
      </Button>
    </section>
  )
}
