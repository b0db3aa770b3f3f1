'use client'

import { Button } from '@mantine/core'
import { Keyboard, MapPin, PackageOpen } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { RelativeTime } from '../../components/ui/relative-time'
import { useToast } from '../../components/ui/toast'
import { BoxMenu } from './box-menu'
import { type BoxRow, unfinished } from './box-row'
import { BoxState } from './box-state'
import { UndoEmptying } from './boxes.documents'
import classes from './boxes.module.css'

type Props = { box: BoxRow; empties: boolean; onEmpty: () => void; onEdit: () => void }

export function BoxCard({ box, empties, onEmpty, onEdit }: Props) {
  const t = useTranslations('boxes')
  const toast = useToast()
  const [undo, undoing] = useApiMutation(UndoEmptying)
  const [last] = box.emptyings
  const waiting = unfinished(box.emptyings).reduce((sum, { cards, entered }) => sum + cards - entered, 0)
  return (
    <li className={classes.box} data-state={box.state}>
      <div className={classes.head}>
        <h2 dir="auto">{box.name}</h2>
        <BoxMenu box={box} onEdit={onEdit} />
      </div>
      <p className={classes.place}>
        <MapPin size={16} aria-hidden />
        <span dir="auto">{`${box.location.name}, ${box.site.name}`}</span>
      </p>
      <BoxState box={box} />
      <p className={classes.last}>
        {last ? (
          <>
            {t('last', { cards: last.cards, name: last.emptiedBy.name })} <RelativeTime at={last.emptiedAt} />
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
        {last?.note && <span dir="auto">{last.note}</span>}
      </p>
      {box.viewerCan.empty && (
        <div className={classes.deeds}>
          <Button
            size="lg"
            variant={box.state === 'EMPTY' ? 'default' : 'filled'}
            leftSection={<PackageOpen size={22} aria-hidden />}
            onClick={onEmpty}
          >
            {t('emptied')}
          </Button>
          {waiting > 0 && (
            <Button
              component={Link}
              href={`/boxes/${box.id}/enter`}
              variant="default"
              size="lg"
              leftSection={<Keyboard size={22} aria-hidden />}
            >
              {t('enterSome', { count: waiting })}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
