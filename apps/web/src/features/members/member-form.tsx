'use client'

import { AddMemberInput, UpdateMemberInput } from '@closecall/core/members/member.input'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { SegmentedField } from '../../components/ui/form/choice-fields'
import { FieldRow } from '../../components/ui/form/field-row'
import { Form } from '../../components/ui/form/form'
import { TextField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { useToast } from '../../components/ui/toast'
import { type Locale, locales } from '../../i18n/locales'
import type { MemberRow } from './member-table'
import { AddMember, UpdateMember } from './members.documents'
import { PlacementFields } from './placement-fields'
import { reachesAll } from './roles'

type Props = { member?: MemberRow; owner: boolean; locale: Locale; onDone: () => void }

export function MemberForm({ member, owner, locale, onDone }: Props) {
  const t = useTranslations('settings.people')
  const tCommon = useTranslations('common')
  const toast = useToast()
  const [add] = useApiMutation(AddMember)
  const [update] = useApiMutation(UpdateMember)
  const shared = {
    name: member?.name ?? '',
    personnelNumber: member?.personnelNumber ?? '',
    email: member?.email ?? '',
    position: member?.position ?? '',
    role: member?.role ?? ('WORKER' as const),
    allSites: member?.allSites ?? true,
    siteIds: member?.sites.map(({ id }) => id) ?? [],
    locale: member?.locale ?? locale,
  }
  const values = member ? { ...shared, id: member.id } : { ...shared, pin: '' }
  const form = useAppForm({
    schema: member ? UpdateMemberInput : AddMemberInput,
    values,
    submit: async (parsed) => {
      const all = reachesAll(parsed.role)
      const placed = {
        ...parsed,
        allSites: all || parsed.allSites,
        siteIds: parsed.allSites ? [] : parsed.siteIds,
      }
      if ('id' in placed) await update({ input: placed })
      else await add({ input: { ...placed, locale: placed.locale ?? locale } })
      toast.done(tCommon('saved'))
      onDone()
    },
  })
  return (
    <Form form={form} submitLabel={member ? tCommon('save') : t('addSubmit')} onCancel={onDone}>
      <TextField name="name" label={t('name')} required />
      <TextField name="position" label={t('position')} />
      <PlacementFields owner={owner} disabled={Boolean(member) && !member?.viewerCan.edit} />
      <FieldRow>
        <TextField name="personnelNumber" label={t('number')} />
        {!member && <TextField name="pin" label={t('pin')} description={t('pinHint')} inputMode="numeric" />}
      </FieldRow>
      <TextField
        name="email"
        type="email"
        label={t('email')}
        description={member?.hasAccount ? t('emailOfAccount') : undefined}
        disabled={member?.hasAccount}
      />
      <SegmentedField
        name="locale"
        label={tCommon('language.label')}
        options={locales.map((value) => ({ value, label: tCommon(`language.${value}`) }))}
      />
    </Form>
  )
}
