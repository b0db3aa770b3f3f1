'use client'

import { Button, CopyButton, TextInput } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { QrCode } from './qr-code'

type Props = { url: string; text: string; onDone?: () => void }

/** A link to give away: as a code to scan and as text to copy. */
export function LinkCard({ url, text, onDone }: Props) {
  const t = useTranslations('common')
  return (
    <div style={{ display: 'grid', gap: 'var(--cc-space-4)', justifyItems: 'center' }}>
      <p style={{ margin: 0, justifySelf: 'start' }}>{text}</p>
      <QrCode text={url} />
      <TextInput
        readOnly
        value={url}
        aria-label={t('link')}
        onFocus={(event) => event.currentTarget.select()}
        style={{ width: '100%' }}
      />
      <div style={{ display: 'flex', gap: 'var(--cc-space-2)', justifySelf: 'start' }}>
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button
              onClick={copy}
              leftSection={copied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
            >
              {copied ? t('copied') : t('copyLink')}
            </Button>
          )}
        </CopyButton>
        {onDone && (
          <Button variant="default" onClick={onDone}>
            {t('done')}
          </Button>
        )}
      </div>
    </div>
  )
}
