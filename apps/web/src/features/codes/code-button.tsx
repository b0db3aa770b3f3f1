'use client'

import { UnstyledButton } from '@mantine/core'
import { QrCode as QrIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog } from '../../components/ui/dialog'
import { CodeDetails } from './code-details'
import classes from './codes.module.css'
import { type PlaceCode, printedCode } from './place-code'

type Props = { code: PlaceCode; name: string; publicUrl: string }

/** The code of a place, for whoever may print it; opens what there is to do with it. */
export function CodeButton({ code, name, publicUrl }: Props) {
  const t = useTranslations('codes')
  const [opened, setOpened] = useState(false)
  if (!code.viewerCan.print) return null
  const printed = printedCode(code.code)
  return (
    <>
      <UnstyledButton
        className={classes.code}
        data-off={code.status === 'ACTIVE' ? undefined : true}
        aria-label={t('open', { code: printed, name })}
        onClick={() => setOpened(true)}
      >
        <QrIcon size={16} aria-hidden />
        <span>{printed}</span>
        {code.status !== 'ACTIVE' && <em>{t('off')}</em>}
        {code.scans !== null && <small>≈{code.scans}</small>}
      </UnstyledButton>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={<span dir="auto">{name}</span>}>
        {opened && <CodeDetails code={code} publicUrl={publicUrl} />}
      </Dialog>
    </>
  )
}
