'use client'

import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useApiQuery } from '../../api/client'
import { CardWriter } from './boxes.documents'

type Props = { value: string; error: string | undefined; onChange: (value: string) => void }

/** The number on the card, and whose it is: a wrong digit must not name somebody else. */
export function WriterField({ value, error, onChange }: Props) {
  const t = useTranslations('boxes')
  const [asked] = useDebouncedValue(value.trim(), 300)
  const { data } = useApiQuery(CardWriter, { personnelNumber: asked }, { pause: asked === '' })
  const known = asked !== '' && asked === value.trim() && data
  const hint = !value.trim() ? t('unnamed') : known ? (data.cardWriter?.name ?? t('nobody')) : '…'
  return (
    <TextInput
      label={t('number')}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="off"
      maxLength={200}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
