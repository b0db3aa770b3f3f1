'use client'

import { CreateKioskInput } from '@closecall/core/kiosks/kiosk.input'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import { useApiMutation, useApiQuery } from '../../api/client'
import { newId } from '../../api/new-id'
import { Form } from '../../components/ui/form/form'
import { PasswordField, TextField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { SkeletonText } from '../../components/ui/skeletons'
import { PlaceFields } from '../sites/place-fields'
import { SitePlaces } from '../sites/sites.documents'
import type { KioskRow, ToldCode } from './kiosk-row'
import { CreateKiosk, UpdateKiosk } from './kiosks.documents'

const { name, siteId, pin } = CreateKioskInput.shape

/** Of one that is there the PIN stays where nothing is typed. */
const schemaOf = (kiosk?: KioskRow) =>
  z
    .object({
      name,
      siteId,
      locationId: z.string().nullable(),
      pin: kiosk ? z.literal('').or(pin) : pin,
      pinAgain: z.string(),
    })
    .refine((typed) => typed.pin === typed.pinAgain, { error: 'pins_differ', path: ['pinAgain'] })

type Props = { kiosk?: KioskRow; onDone: (told?: ToldCode) => void }

/** A place for a tablet, or another name, spot or PIN of one. */
export function KioskForm({ kiosk, onDone }: Props) {
  const t = useTranslations('kiosks')
  const tCommon = useTranslations('common')
  // Sent again after a lost answer, it is the same kiosk.
  const [id] = useState(newId)
  const { data } = useApiQuery(SitePlaces, {})
  const [create] = useApiMutation(CreateKiosk)
  const [update] = useApiMutation(UpdateKiosk)
  const form = useAppForm({
    schema: schemaOf(kiosk),
    values: {
      name: kiosk?.name ?? '',
      siteId: kiosk?.site.id ?? '',
      locationId: kiosk?.location?.id ?? '',
      pin: '',
      pinAgain: '',
    },
    submit: async (values) => {
      const place = { name: values.name, siteId: values.siteId, locationId: values.locationId || null }
      if (kiosk)
        await update({ input: { id: kiosk.id, ...place, pin: values.pin || null } }).then(() => onDone())
      else onDone((await create({ input: { id, ...place, pin: values.pin } })).createKiosk)
    },
  })
  if (!data) return <SkeletonText lines={6} />
  return (
    <Form form={form} submitLabel={kiosk ? tCommon('save') : t('add')} onCancel={() => onDone()}>
      <TextField name="name" label={t('name')} description={t('nameHint')} required maxLength={200} />
      <PlaceFields sites={data.sites} location={{ description: t('locationHint') }} />
      <PasswordField
        name="pin"
        label={t('pin')}
        description={t(kiosk ? 'pinStays' : 'pinHint')}
        required={!kiosk}
        autoComplete="off"
        inputMode="numeric"
      />
      <PasswordField
        name="pinAgain"
        label={t('pinAgain')}
        required={!kiosk}
        autoComplete="off"
        inputMode="numeric"
      />
    </Form>
  )
}
