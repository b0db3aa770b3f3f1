'use client'

import { Button } from '@mantine/core'
import { Keyboard, PackageOpen } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { PlaceCard } from '../../components/ui/place-card'
import { RelativeTime } from '../../components/ui/relative-time'
import { useToast } from '../../components/ui/toast'
import { BoxMenu } from './box-menu'
import { type BoxRow, missing, uncounted, unfinished } from './box-row'
import { BoxState } from './box-state'
import { UndoEmptying } from './boxes.documents'
import classes from './boxes.module.css'

type Props = { box: BoxRow; empties: boolean; onEmpty: () => void; onEdit: () => void }

export function BoxCard({ box, empties, onEmpty, onEdit }: Props) {
  const t = useTranslations('boxes')
  const toast = useToast()
  const [undo, undoing] = useApiMutation(UndoEmptying)
  const [last] = box.emptyings
  const waiting = unfinished(box.emptyings).reduce((sum, each) => sum + missing(each), 0)
  return (
    <PlaceCard
      title={box.name}
      place={`${box.location.name}, ${box.site.name}`}
      look={box.state === 'LATE' ? 'alarm' : box.state === 'RETIRED' ? 'gone' : undefined}
      menu={<BoxMenu box={box} onEdit={onEdit} />}
      state={<BoxState box={box} />}
      deeds={
        box.viewerCan.empty && (
          <>
            <Button
              size="lg"
              variant={box.state === 'EMPTY' ? 'default' : 'filled'}
              leftSection={<PackageOpen size={22} aria-hidden />}
              onClick={onEmpty}
            >
              {t('emptied')}
            </Button>
            {(waiting > 0 || box.emptyings.some(uncounted)) && (
              <Button
                component={Link}
                href={`/boxes/${box.id}/enter`}
                variant="default"
                size="lg"
                leftSection={<Keyboard size={22} aria-hidden />}
              >
                {waiting > 0 ? t('enterSome', { count: waiting }) : t('enter')}
              </Button>
            )}
          </>
        )
      }
    >
      <p>
        {last ? (
          <>
            {last.cards === null
              ? t('lastUncounted', { name: last.emptiedBy.name })
              : t('last', { cards: last.cards, name: last.emptiedBy.name })}{' '}
            <RelativeTime at={last.emptiedAt} />
            {last.canUndo && (
              <button
                type="button"
                className={classes.undo}
                disabled={undoing}
                onClick={() => void undo({ id: last.id }).catch(toast.failed)}
              >
                {t('undo')}
              </button>
            )}
          </>
        ) : (
          empties && t('never')
        )}
        {last?.note && (
          <span className={classes.note} dir="auto">
            {last.note}
          </span>
        )}
      </p>
    </PlaceCard>
  )
}
