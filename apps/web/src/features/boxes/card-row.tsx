'use client'

import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Send, Trash2, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useApiMutation } from '../../api/client'
import { ApiError } from '../../api/error'
import { useErrorText, useFieldText } from '../../api/use-error-text'
import { useToast } from '../../components/ui/toast'
import { FoldedPhotos } from '../photos/folded-photos'
import { reportTypes } from '../reports/report-types'
import { addPhoto } from './add-photo'
import { SubmitBoxCard } from './boxes.documents'
import classes from './boxes.module.css'
import { CardBack } from './card-back'
import { type CardDraft, inputOf, type Place } from './card-draft'
import { PlaceSelect } from './place-select'
import { useCardPhotos } from './use-card-photos'
import { WriterField } from './writer-field'

type Props = {
  card: CardDraft
  index: number
  emptyingId: string
  sites: Place[]
  onChange: (part: Partial<CardDraft>) => void
  onRemove: (withPhotos: boolean) => void
  onFiled: () => void
}

/** One card: what most cards say is filled in already, so that one types only what happened and what to do. */
export function CardRow({ card, index, emptyingId, sites, onChange, onRemove, onFiled }: Props) {
  const t = useTranslations('boxes')
  const tType = useTranslations('reports.type')
  const toast = useToast()
  const textOf = useErrorText()
  const fieldText = useFieldText()
  const [failure, setFailure] = useState<ApiError>()
  const { photos, ready, unkept, change: changePhotos } = useCardPhotos(card.id)
  const [preparing, setPreparing] = useState(false)
  const [sending, setSending] = useState(false)
  const [submit] = useApiMutation(SubmitBoxCard)
  const wrong = (name: string) => fieldText(failure?.fields.find(({ path }) => path === name)?.message)

  const file = async (event?: FormEvent) => {
    event?.preventDefault()
    if (sending || preparing || !ready) return
    setFailure(undefined)
    setSending(true)
    const whatHappened = card.whatHappened.trim() || (photos.length > 0 ? t('seePhoto') : '')
    if (whatHappened !== card.whatHappened) onChange({ whatHappened })
    try {
      const { submitBoxCard } = await submit({ input: { ...inputOf(card, emptyingId), whatHappened } })
      // Sent again after a failure, the card is the same report and its photos are the same photos.
      for (const photo of photos) await addPhoto(card.id, photo)
      changePhotos([])
      toast.done(t('filed', { number: submitBoxCard.number }))
      onFiled()
    } catch (thrown) {
      setFailure(ApiError.from(thrown))
      setSending(false)
    }
  }
  const fast = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void file()
  }
  return (
    <li data-card={card.id} className={classes.card}>
      <form
        aria-label={t('card', { index })}
        onSubmit={(event) => void file(event)}
        onKeyDown={fast}
        className={classes.fields}
        noValidate
      >
        <strong className={classes.index} aria-hidden>
          {index}
        </strong>
        <NativeSelect
          label={t('type')}
          value={card.type}
          onChange={(event) => onChange({ type: event.currentTarget.value as CardDraft['type'] })}
          data={reportTypes.map((value) => ({ value, label: tType(value) }))}
        />
        <TextInput
          type="date"
          label={t('date')}
          value={card.occurredOn}
          error={wrong('occurredOn')}
          onChange={(event) => onChange({ occurredOn: event.currentTarget.value })}
        />
        <PlaceSelect sites={sites} value={card.place} onChange={(place) => onChange({ place })} />
        <WriterField
          value={card.personnelNumber}
          error={wrong('personnelNumber')}
          onChange={(personnelNumber) => onChange({ personnelNumber })}
        />
        <Textarea
          className={classes.what}
          label={t('what')}
          dir="auto"
          autosize
          minRows={2}
          maxRows={12}
          maxLength={20_000}
          withAsterisk
          value={card.whatHappened}
          error={wrong('whatHappened')}
          onChange={(event) => onChange({ whatHappened: event.currentTarget.value })}
        />
        <Textarea
          className={classes.todo}
          label={t('todo')}
          dir="auto"
          autosize
          minRows={2}
          maxRows={12}
          maxLength={10_000}
          value={card.proposal}
          onChange={(event) => onChange({ proposal: event.currentTarget.value })}
        />
        <CardBack card={card} onChange={onChange} />
        <FoldedPhotos
          title={t('photo')}
          hint={unkept ? <strong role="alert">{t('photoUnkept')}</strong> : t('photoHint')}
          photos={photos}
          busy={setPreparing}
          change={(next) => {
            changePhotos(next)
            // A card that bears nothing but photos is begun, too.
            onChange({})
          }}
        />
        <div className={classes.foot}>
          {card.personnelNumber.trim() && (
            <Checkbox
              label={t('confidential')}
              checked={card.confidential}
              onChange={(event) => onChange({ confidential: event.currentTarget.checked })}
            />
          )}
          {failure && failure.fields.length === 0 && (
            <p role="alert" className={classes.failure}>
              <TriangleAlert size={18} aria-hidden />
              {textOf(failure)}
            </p>
          )}
          <Button
            variant="subtle"
            color="gray"
            leftSection={<Trash2 size={18} aria-hidden />}
            onClick={() => onRemove(photos.length > 0)}
          >
            {t('remove')}
          </Button>
          <Button
            type="submit"
            loading={sending}
            disabled={preparing || !ready}
            leftSection={<Send size={18} aria-hidden />}
          >
            {t('file')}
          </Button>
        </div>
      </form>
    </li>
  )
}
