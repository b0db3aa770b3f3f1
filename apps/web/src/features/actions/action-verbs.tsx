'use client'

import { Button } from '@mantine/core'
import { CheckCheck, CircleCheckBig, Pencil, Play, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiMutation } from '../../api/client'
import { ApiError } from '../../api/error'
import { useToast } from '../../components/ui/toast'
import { NoteDialog } from '../reports/note-dialog'
import { useConflictText } from '../reports/use-conflict-text'
import type { ActionItem } from './action-item'
import { FinishAction, StartAction, VerifyAction } from './actions.documents'
import { EditActionDialog } from './edit-action-dialog'
import { ReturnActionDialog } from './return-action-dialog'

type Props = {
  action: ActionItem
  large?: boolean
  onChanged?: () => void
  /** A dialog about it opens or closes. */
  onAsking?: (asking: boolean) => void
}

type Asked = 'finish' | 'return' | 'edit'

/** What this reader may do with an action now, as the API says. */
export function ActionVerbs({ action, large, onChanged, onAsking }: Props) {
  const t = useTranslations('actions')
  const toast = useToast()
  const textOf = useConflictText()
  const [asking, setAsking] = useState<Asked>()
  const [start, starting] = useApiMutation(StartAction)
  const [finish] = useApiMutation(FinishAction)
  const [verify, verifying] = useApiMutation(VerifyAction)
  const { id, version, viewerCan: can } = action
  const also = { additionalTypenames: ['Report', 'Action'] }
  const done = (text: string) => () => {
    toast.done(text)
    onChanged?.()
  }
  const failed = (error: unknown) => {
    toast.say(textOf(ApiError.from(error)))
    onChanged?.()
  }
  const ask = (what?: Asked) => {
    setAsking(what)
    onAsking?.(what !== undefined)
  }
  const close = () => ask()
  const size = large ? 'lg' : 'sm'
  const reload = () => {
    close()
    onChanged?.()
  }
  return (
    <>
      {can.start && (
        <Button
          size={size}
          fullWidth={large}
          loading={starting}
          leftSection={<Play size={18} aria-hidden />}
          onClick={() => start({ id, version }, also).then(done(t('start.done')), failed)}
        >
          {t('start.submit')}
        </Button>
      )}
      {can.finish && (
        <Button
          size={size}
          fullWidth={large}
          leftSection={<CircleCheckBig size={18} aria-hidden />}
          onClick={() => ask('finish')}
        >
          {t('finish.open')}
        </Button>
      )}
      {can.verify && (
        <Button
          size={size}
          loading={verifying}
          leftSection={<CheckCheck size={18} aria-hidden />}
          onClick={() => verify({ input: { id, version } }, also).then(done(t('verify.done')), failed)}
        >
          {t('verify.submit')}
        </Button>
      )}
      {can.return && (
        <Button
          size={size}
          variant="default"
          leftSection={<Undo2 size={18} aria-hidden />}
          onClick={() => ask('return')}
        >
          {t('return.open')}
        </Button>
      )}
      {can.edit && !large && (
        <Button
          size={size}
          variant="subtle"
          leftSection={<Pencil size={16} aria-hidden />}
          onClick={() => ask('edit')}
        >
          {t('edit.open')}
        </Button>
      )}
      <NoteDialog
        opened={asking === 'finish'}
        onClose={close}
        onReload={reload}
        title={t('finish.title')}
        lead={action.title}
        label={t('finish.evidence')}
        hint={t('finish.hint')}
        submitLabel={t('finish.submit')}
        submit={(evidence) => finish({ input: { id, version, evidence } }, also).then(done(t('finish.done')))}
      />
      <ReturnActionDialog
        action={action}
        opened={asking === 'return'}
        onClose={close}
        onReload={reload}
        onDone={done(t('return.done'))}
      />
      <EditActionDialog action={action} opened={asking === 'edit'} onClose={close} onReload={reload} />
    </>
  )
}
