'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useApiMutation, useApiQuery } from '../../api/client'
import { Panel } from '../../components/ui/panel'
import { RelativeTime } from '../../components/ui/relative-time'
import { useToast } from '../../components/ui/toast'
import { Invitations, RevokeInvitation } from './members.documents'
import classes from './members.module.css'

/** Links that are out and not used yet. Absent when there are none. */
export function InvitationList() {
  const t = useTranslations('settings.people')
  const tRole = useTranslations('nav.role')
  const toast = useToast()
  const { data } = useApiQuery(Invitations, {})
  const [revoke] = useApiMutation(RevokeInvitation)
  if (!data?.invitations.length) return null
  return (
    <Panel title={t('invitations')} lead={t('invitationsLead')}>
      <ul className={classes.invitations}>
        {data.invitations.map(({ id, email, name, role, expiresAt, invitedBy }) => (
          <li key={id}>
            <div>
              <strong dir="auto">{name ?? email ?? t('anybody')}</strong> · {tRole(role)}
              <small>
                {name && email ? `${email} · ` : ''}
                {t('invitedBy', { name: invitedBy.name })} · {t('expires')} <RelativeTime at={expiresAt} />
              </small>
            </div>
            <Button variant="default" size="sm" onClick={() => void revoke({ id }).catch(toast.failed)}>
              {t('revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
