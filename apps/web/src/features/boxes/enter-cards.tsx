'use client'

import { Button } from '@mantine/core'
import { Mailbox } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiQuery } from '../../api/client'
import { ApiError } from '../../api/error'
import { Dialog } from '../../components/ui/dialog'
import { EmptyState } from '../../components/ui/empty-state'
import { ErrorState } from '../../components/ui/error-state'
import { PageHeader } from '../../components/ui/page-header'
import { Segmented } from '../../components/ui/segmented'
import { SkeletonPanel } from '../../components/ui/skeletons'
import { missing, uncounted, unfinished } from './box-row'
import { BoxToEnter } from './boxes.documents'
import classes from './boxes.module.css'
import { CardRows } from './card-rows'
import { EmptyForm } from './empty-form'

type Props = { id: string; memberId: string; allowed: boolean }

/** The day's cards, one after another, without leaving the keyboard. */
export function EnterCards({ id, memberId, allowed }: Props) {
  const t = useTranslations('boxes')
  const format = useFormatter()
  const [chosen, setChosen] = useState<string>()
  const [recording, setRecording] = useState(false)
  const { data, error, retry } = useApiQuery(BoxToEnter, { id }, { pause: !allowed })
  if (!allowed) return <ErrorState error={new ApiError('FORBIDDEN', 'box.empty')} alone />
  if (error && !data) return <ErrorState error={error} onRetry={retry} alone />
  if (!data) return <SkeletonPanel height={420} shape="fields" />
  const { box, sites, viewer } = data
  const open = unfinished(box.emptyings)
  const emptying = box.emptyings.find((each) => each.id === chosen) ?? open[0] ?? box.emptyings[0]
  const choices = box.emptyings
    .filter((each) => missing(each) > 0 || uncounted(each) || each.id === emptying?.id)
    .toReversed()
  const when = (at: string) => format.dateTime(new Date(at), 'momentSoon')
  const record = <Button onClick={() => setRecording(true)}>{t('emptied')}</Button>
  return (
    <>
      <PageHeader
        title={t('enterTitle', { name: box.name })}
        lead={
          emptying &&
          (emptying.cards === null
            ? t('enterLeadUncounted', { when: when(emptying.emptiedAt), name: emptying.emptiedBy.name })
            : t('enterLead', {
                when: when(emptying.emptiedAt),
                name: emptying.emptiedBy.name,
                cards: emptying.cards,
                entered: emptying.entered ?? 0,
              }))
        }
        back={{ href: '/boxes', label: t('title') }}
      />
      {emptying ? (
        <>
          {choices.length > 1 && (
            <div className={classes.choices}>
              <Segmented
                label={t('whichEmptying')}
                value={emptying.id}
                onChange={setChosen}
                options={choices.slice(-4).map((each) => ({ value: each.id, label: when(each.emptiedAt) }))}
              />
            </div>
          )}
          <CardRows
            key={emptying.id}
            {...{ box, emptying, sites, memberId }}
            timeZone={viewer?.organisation.timeZone ?? 'UTC'}
          />
        </>
      ) : (
        <EmptyState title={t('nothingToEnter')} icon={Mailbox} action={box.viewerCan.empty && record}>
          {t('nothingToEnterText')}
        </EmptyState>
      )}
      <Dialog opened={recording} onClose={() => setRecording(false)} title={box.name} size="sm">
        <EmptyForm box={box} onDone={() => setRecording(false)} />
      </Dialog>
    </>
  )
}
