'use client'

import { InviteMemberInput } from '@closecall/core/invitations/invitation.input'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiMutation } from '../../api/client'
import { SwitchField } from '../../components/ui/form/choice-fields'
import { FieldRow } from '../../components/ui/form/field-row'
import { Form } from '../../components/ui/form/form'
import { TextField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { LinkCard } from '../../components/ui/link-card'
import { InviteMember } from './members.documents'
import { PlacementFields } from './placement-fields'
import { reachesAll } from './roles'

type Props = { owner: boolean; onDone: () => void }

/** Asks who is invited, then shows the link once: to copy, to scan, and, if asked, already on its way by mail. */
export function InviteForm({ owner, onDone }: Props) {
  const t = useTranslations('settings.people')
  const [made, setMade] = useState<{ path: string; mailed: string | null } | null>(null)
  const [invite] = useApiMutation(InviteMember)
  const form = useAppForm({
    schema: InviteMemberInput,
    values: { name: '', email: '', role: 'WORKER' as const, allSites: true, siteIds: [], send: false },
    submit: async (parsed) => {
      const allSites = parsed.allSites || reachesAll(parsed.role)
      const input = { ...parsed, allSites, siteIds: allSites ? [] : parsed.siteIds }
      const { inviteMember } = await invite({ input })
      setMade({ path: inviteMember.url, mailed: parsed.send ? parsed.email : null })
    },
  })
  if (made) {
    return (
      <LinkCard
        url={new URL(made.path, location.origin).href}
        text={made.mailed ? t('invitedMailed', { email: made.mailed }) : t('invited')}
        onDone={onDone}
      />
    )
  }
  return (
    <Form form={form} submitLabel={t('inviteSubmit')} onCancel={onDone}>
      <FieldRow>
        <TextField name="name" label={t('name')} />
        <TextField name="email" type="email" label={t('email')} description={t('inviteEmailHint')} />
      </FieldRow>
      <PlacementFields owner={owner} />
      <SwitchField name="send" label={t('inviteSend')} />
    </Form>
  )
}
