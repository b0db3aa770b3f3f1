'use client'

import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import { Archive, ArchiveRestore, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useApiMutation } from '../../api/client'
import { ApiError } from '../../api/error'
import { useErrorText, useFieldText } from '../../api/use-error-text'
import { useToast } from '../../components/ui/toast'
import { CodeButton } from '../codes/code-button'
import type { SiteRow } from './site-row'
import { ArchiveLocation, CreateLocation, RestoreLocation, UpdateLocation } from './sites.documents'
import classes from './sites.module.css'

type Props = { site: SiteRow; editable: boolean; publicUrl: string }

/** The named spots of a site: written in place, one after another, as one walks through the plant. */
export function LocationList({ site, editable, publicUrl }: Props) {
  const t = useTranslations('settings.sites')
  const toast = useToast()
  const [archive] = useApiMutation(ArchiveLocation)
  const [restore] = useApiMutation(RestoreLocation)
  if (site.locations.length === 0 && !editable) return <p className={classes.none}>{t('noLocations')}</p>
  return (
    <>
      <ul className={classes.locations} aria-label={t('locationsOf', { name: site.name })}>
        {site.locations.map(({ id, name, archivedAt, code }) => (
          <li key={id} data-archived={archivedAt ? true : undefined}>
            {editable && !archivedAt ? <Rename id={id} name={name} /> : <span dir="auto">{name}</span>}
            {!archivedAt && !site.archivedAt && <CodeButton {...{ code, name, publicUrl }} />}
            {editable && (
              <ActionIcon
                size="lg"
                aria-label={t(archivedAt ? 'restoreLocation' : 'archiveLocation', { name })}
                onClick={() => void (archivedAt ? restore : archive)({ id }).catch(toast.failed)}
              >
                {archivedAt ? <ArchiveRestore size={18} aria-hidden /> : <Archive size={18} aria-hidden />}
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {editable && <NewLocation siteId={site.id} />}
    </>
  )
}

function Rename({ id, name }: { id: string; name: string }) {
  const t = useTranslations('settings.sites')
  const toast = useToast()
  const [update] = useApiMutation(UpdateLocation)
  return (
    <Textarea
      key={name}
      variant="unstyled"
      autosize
      minRows={1}
      dir="auto"
      aria-label={t('locationName')}
      defaultValue={name}
      maxLength={200}
      className={classes.rename}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        event.currentTarget.blur()
      }}
      onBlur={(event) => {
        const field = event.currentTarget
        const next = field.value.replace(/\s+/g, ' ').trim()
        if (!next) field.value = name
        else if (next !== name) {
          update({ input: { id, name: next } }).catch((error: unknown) => {
            field.value = name
            toast.failed(error)
          })
        }
      }}
    />
  )
}

function NewLocation({ siteId }: { siteId: string }) {
  const t = useTranslations('settings.sites')
  const textOf = useErrorText()
  const fieldText = useFieldText()
  const [create, creating] = useApiMutation(CreateLocation)
  const [name, setName] = useState('')
  const [error, setError] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    try {
      await create({ input: { siteId, name } })
      setName('')
      setError(undefined)
    } catch (thrown) {
      const failure = ApiError.from(thrown)
      setError(fieldText(failure.fields[0]?.message) ?? textOf(failure))
    }
  }
  return (
    <form className={classes.add} onSubmit={(event) => void submit(event)}>
      <TextInput
        dir="auto"
        aria-label={t('newLocation')}
        placeholder={t('newLocation')}
        value={name}
        error={error}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={creating} leftSection={<Plus size={18} aria-hidden />}>
        {t('addLocation')}
      </Button>
    </form>
  )
}
