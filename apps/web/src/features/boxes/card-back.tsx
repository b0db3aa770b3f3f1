import { Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import classes from './boxes.module.css'
import { type CardDraft, hasBack } from './card-draft'

type Props = { card: CardDraft; onChange: (part: Partial<CardDraft>) => void }

/** Folded away: on most cards nobody has written anything there yet. */
export function CardBack({ card, onChange }: Props) {
  const t = useTranslations('boxes.back')
  const [open, setOpen] = useState(() => hasBack(card))
  const texts = ['cause', 'needed', 'immediateAction'] as const
  return (
    <details className={classes.folded} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('title')}</summary>
      <div className={classes.back}>
        {texts.map((name) => (
          <Textarea
            key={name}
            label={t(name)}
            description={name === 'needed' ? t('neededHint') : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            dir="auto"
            autosize
            minRows={2}
            maxRows={12}
            maxLength={name === 'needed' ? 9_000 : 20_000}
            value={card[name]}
            onChange={(event) => onChange({ [name]: event.currentTarget.value })}
          />
        ))}
      </div>
    </details>
  )
}
