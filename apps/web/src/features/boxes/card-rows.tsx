'use client'

import { Button } from '@mantine/core'
import { CircleCheckBig, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useToast } from '../../components/ui/toast'
import { missing, uncounted } from './box-row'
import classes from './boxes.module.css'
import {
  type BoxToType,
  type CardDraft,
  type Emptying,
  isBlank,
  newCard,
  type Place,
  prefilledOf,
} from './card-draft'
import { CardRow } from './card-row'
import { FiledCards } from './filed-cards'
import { useCardDrafts } from './use-card-drafts'

type Props = {
  box: BoxToType
  emptying: Emptying
  sites: Place[]
  memberId: string
  timeZone: string
}

const mostAtOnce = 20

export function CardRows({ box, emptying, sites, memberId, timeZone }: Props) {
  const t = useTranslations('boxes')
  const toast = useToast()
  const list = useRef<HTMLOListElement>(null)
  const prefilled = prefilledOf(box, emptying, timeZone)
  const wanted = uncounted(emptying) ? 1 : Math.min(missing(emptying), mostAtOnce)
  const blanks = () => Array.from({ length: wanted }, () => newCard(prefilled))
  const { cards, change, drop, put } = useCardDrafts(memberId, emptying.id, blanks)
  const begun = cards !== undefined
  useEffect(() => {
    if (begun) void import('./kept-card-photos').then(({ sweep }) => sweep()).catch(() => {})
  }, [begun])
  if (!cards) return null

  /** The next card comes under the fingers by itself. */
  const focus = (id: string | undefined) => {
    if (id) list.current?.querySelector<HTMLElement>(`[data-card="${id}"] textarea`)?.focus()
  }
  const filed = (card: CardDraft) => {
    const at = cards.findIndex(({ id }) => id === card.id)
    focus((cards[at + 1] ?? cards[at - 1])?.id)
    drop(card.id)
  }
  const remove = (card: CardDraft, withPhotos: boolean) => {
    const at = cards.findIndex(({ id }) => id === card.id)
    drop(card.id)
    if (withPhotos || !isBlank(card)) toast.done(t('removed'), { label: t('undo'), run: () => put(card, at) })
  }
  return (
    <>
      {cards.length === 0 && !uncounted(emptying) && (
        <p className={classes.allDone}>
          <CircleCheckBig size={22} aria-hidden />
          {t('allEntered')}
        </p>
      )}
      {cards.length > 0 && <p className={classes.keys}>{t('keys')}</p>}
      <ol className={classes.cards} ref={list} aria-label={t('toEnter')}>
        {cards.map((card, index) => (
          <CardRow
            key={card.id}
            card={card}
            index={(emptying.entered ?? emptying.reports.length) + index + 1}
            emptyingId={emptying.id}
            sites={sites}
            onChange={(part) => change(card.id, part)}
            onRemove={(withPhotos) => remove(card, withPhotos)}
            onFiled={() => filed(card)}
          />
        ))}
      </ol>
      <Button
        variant="default"
        leftSection={<Plus size={18} aria-hidden />}
        onClick={() => put(newCard(prefilled))}
      >
        {t('addCard')}
      </Button>
      <FiledCards reports={emptying.reports} timeZone={timeZone} onWithdrawn={(card) => put(card, 0)} />
    </>
  )
}
