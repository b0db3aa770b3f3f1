'use client'

import { Alert, Button } from '@mantine/core'
import { Power, PowerOff, RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { useConfirm } from '../../components/ui/confirm'
import { QrCode } from '../../components/ui/qr-code'
import { useToast } from '../../components/ui/toast'
import { DisableCode, EnableCode, ReplaceCode } from './codes.documents'
import classes from './codes.module.css'
import { type PlaceCode, printedCode } from './place-code'
import { PosterForm } from './poster-form'

type Props = { code: PlaceCode; publicUrl: string }

/** One code: how it looks, how often it was opened, its posters, and what may be done with it. */
export function CodeDetails({ code, publicUrl }: Props) {
  const t = useTranslations('codes')
  const printed = printedCode(code.code)
  const on = code.status === 'ACTIVE'
  return (
    <div className={classes.details}>
      <figure className={classes.figure} data-off={on ? undefined : true}>
        <QrCode text={`${publicUrl}/r/${code.code}`} size={176} />
        <figcaption>
          <strong>{printed}</strong>
          <span aria-label={t('address')}>{`${publicUrl.replace(/^https?:\/\//, '')}/r/${printed}`}</span>
        </figcaption>
      </figure>
      {!on && (
        <Alert color="yellow" title={t('off')}>
          {t('offText')}
        </Alert>
      )}
      {code.viewerCan.print && (
        <p className={classes.scans}>
          <strong>{code.scans === null ? t('fewScans') : t('scans', { count: code.scans })}</strong>{' '}
          {t('scansNote')}
        </p>
      )}
      {code.viewerCan.print && on && <PosterForm of={{ code: code.id }} />}
      {code.viewerCan.edit && <Verbs code={code} />}
    </div>
  )
}

function Verbs({ code: { id, code, status, version } }: { code: PlaceCode }) {
  const t = useTranslations('codes')
  const confirm = useConfirm()
  const toast = useToast()
  const [disable] = useApiMutation(DisableCode)
  const [enable] = useApiMutation(EnableCode)
  const [replace] = useApiMutation(ReplaceCode)
  const input = { id, version }
  const about = { code: printedCode(code) }
  const turnOff = async () => {
    const question = { title: t('disableTitle', about), body: t('disableText'), confirm: t('disable') }
    if (!(await confirm({ ...question, danger: true }))) return
    await disable({ input }).then(() => toast.done(t('disabled')), toast.failed)
  }
  const turnOn = () => enable({ input }).then(() => toast.done(t('enabled')), toast.failed)
  const change = async () => {
    const question = { title: t('replaceTitle', about), body: t('replaceText'), confirm: t('replace') }
    if (!(await confirm({ ...question, danger: true }))) return
    await replace({ input }).then(
      ({ replaceCode }) => toast.done(t('replaced', { code: printedCode(replaceCode.code) })),
      toast.failed,
    )
  }
  return (
    <div className={classes.verbs}>
      {status === 'ACTIVE' ? (
        <Button
          variant="default"
          leftSection={<PowerOff size={18} aria-hidden />}
          onClick={() => void turnOff()}
        >
          {t('disable')}
        </Button>
      ) : (
        <Button variant="default" leftSection={<Power size={18} aria-hidden />} onClick={() => void turnOn()}>
          {t('enable')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<RefreshCw size={18} aria-hidden />}
        onClick={() => void change()}
      >
        {t('replace')}
      </Button>
    </div>
  )
}
