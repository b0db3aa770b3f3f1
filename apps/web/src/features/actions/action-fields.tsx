'use client'

import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { SelectField } from '../../components/ui/form/choice-fields'
import { DateField } from '../../components/ui/form/date-fields'
import { FieldRow } from '../../components/ui/form/field-row'
import { TextAreaField, TextField } from '../../components/ui/form/text-fields'
import { useToday } from '../../i18n/use-today'
import { actionKinds, controlLevels } from './action-words'
import { PersonField } from './person-field'

export const ActionForm = z.object({
  title: z.string().trim().min(1).max(200),
  description: z.string().max(20_000),
  kind: z.enum(actionKinds),
  controlLevel: z.enum(controlLevels),
  ownerId: z.string().min(1),
  dueOn: z.string().min(1),
})

export const newAction = {
  title: '',
  description: '',
  kind: 'CORRECTIVE' as const,
  controlLevel: 'ENGINEERING' as const,
  ownerId: '',
  dueOn: '',
}

type Props = {
  prefix?: string
  owner?: { id: string; name: string }
  /** Done work stays with whoever did it. */
  ownerFixed?: boolean
  /** Of an anonymous report, which the owner may not read. */
  anonymous?: boolean
}

export function ActionFields({ prefix = '', owner, ownerFixed, anonymous }: Props) {
  const t = useTranslations('actions')
  const today = useToday()
  return (
    <>
      <TextField name={`${prefix}title`} label={t('field.title')} required maxLength={200} />
      <FieldRow>
        {!ownerFixed && (
          <PersonField
            name={`${prefix}ownerId`}
            label={t('field.owner')}
            description={anonymous ? t('field.ownerOfAnonymous') : undefined}
            required
            known={owner}
          />
        )}
        <DateField name={`${prefix}dueOn`} label={t('field.due')} required min={today} />
      </FieldRow>
      <FieldRow>
        <SelectField
          name={`${prefix}kind`}
          label={t('field.kind')}
          options={actionKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <SelectField
          name={`${prefix}controlLevel`}
          label={t('field.controlLevel')}
          description={t('field.controlHint')}
          options={controlLevels.map((value) => ({ value, label: t(`control.${value}`) }))}
        />
      </FieldRow>
      <TextAreaField
        name={`${prefix}description`}
        label={t('field.description')}
        rows={2}
        maxLength={20_000}
      />
    </>
  )
}
