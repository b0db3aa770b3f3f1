'use client'

import { ActionIcon, Alert, Button, TextInput } from '@mantine/core'
import { Check, Minus, Plus, TriangleAlert } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useApiMutation } from '../../api/client'
import { ApiError } from '../../api/error'
import { newId } from '../../api/new-id'
import { useErrorText } from '../../api/use-error-text'
import { useToast } from '../../components/ui/toast'
import type { BoxRow } from './box-row'
import { RecordEmptying, UndoEmptying } from './boxes.documents'
import classes from './boxes.module.css'

const most = 200

/** For whoever stands at the box with a phone in one hand: one number, one button. */
export function EmptyForm({ box, onDone }: { box: Pick<BoxRow, 'id' | 'name'>; onDone: () => void }) {
  const t = useTranslations('boxes')
  const toast = useToast()
  const router = useRouter()
  const textOf = useErrorText()
  // Chosen once: however often a bad connection makes one press the button, it is one emptying.
  const [id] = useState(newId)
  const [cards, setCards] = useState(0)
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<ApiError>()
  const [save, saving] = useApiMutation(RecordEmptying)
  const [undo] = useApiMutation(UndoEmptying)
  const set = (count: number) => setCards(Math.min(most, Math.max(0, Math.trunc(count) || 0)))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFailure(undefined)
    try {
      await save({ input: { id, boxId: box.id, cards, note: note.trim() || null } })
    } catch (thrown) {
      return setFailure(ApiError.from(thrown))
    }
    onDone()
    const back = { label: t('undo'), run: () => void undo({ id }).catch(toast.failed) }
    const on = { label: t('enter'), run: () => router.push(`/boxes/${box.id}/enter`) }
    toast.done(t('done', { name: box.name, cards }), cards === 0 ? back : on)
  }

  return (
    <form className={classes.count} onSubmit={(event) => void submit(event)}>
      <label htmlFor="cards">{t('howMany')}</label>
      <div className={classes.stepper}>
        <ActionIcon
          size={64}
          variant="default"
          aria-label={t('fewer')}
          disabled={cards === 0}
          onClick={() => set(cards - 1)}
        >
          <Minus size={30} aria-hidden />
        </ActionIcon>
        <input
          id="cards"
          inputMode="numeric"
          autoComplete="off"
          value={cards}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => set(Number(event.currentTarget.value.replace(/\D/g, '')))}
        />
        <ActionIcon
          size={64}
          variant="default"
          aria-label={t('oneMore')}
          disabled={cards === most}
          onClick={() => set(cards + 1)}
        >
          <Plus size={30} aria-hidden />
        </ActionIcon>
      </div>
      <p>{t('zero')}</p>
      <TextInput
        dir="auto"
        label={t('note')}
        placeholder={t('noteHint')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {failure && (
        <Alert role="alert" color="red" variant="light" icon={<TriangleAlert size={20} aria-hidden />}>
          {textOf(failure)}
        </Alert>
      )}
      <Button type="submit" size="xl" loading={saving} leftSection={<Check size={26} aria-hidden />}>
        {t('save', { cards })}
      </Button>
    </form>
  )
}
