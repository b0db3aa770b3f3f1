'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { useToast } from '../../components/ui/toast'
import classes from './report-page.module.css'
import { DecidePotentialReview } from './reports.documents'

type Review = {
  id: string
  fromSeverity: number
  toSeverity: number
  reason: string
  proposedBy: { name: string }
  viewerCanDecide: boolean
}

/** Somebody proposes to lower the potential; a second person confirms it or keeps it. */
export function PotentialReview({ review, onChanged }: { review: Review; onChanged: () => void }) {
  const t = useTranslations('reports.page')
  const tSeverity = useTranslations('common.severity')
  const toast = useToast()
  const [decide, deciding] = useApiMutation(DecidePotentialReview)
  const answer = (confirm: boolean) =>
    decide({ input: { id: review.id, confirm } }, { additionalTypenames: ['Report', 'PotentialReview'] })
      .then(() => toast.done(t('decided')))
      .catch(toast.failed)
      .finally(onChanged)
  const word = (level: number) => tSeverity(String(level) as '1')
  return (
    <section className={classes.banner} data-tone="warn">
      <h2>
        {t('pending', {
          name: review.proposedBy.name,
          from: word(review.fromSeverity),
          to: word(review.toSeverity),
        })}
      </h2>
      <p dir="auto">{review.reason}</p>
      {review.viewerCanDecide ? (
        <div className={classes.buttons}>
          <Button loading={deciding} onClick={() => answer(true)}>
            {t('confirm')}
          </Button>
          <Button variant="default" disabled={deciding} onClick={() => answer(false)}>
            {t('decline')}
          </Button>
        </div>
      ) : (
        <p>{t('pendingWait')}</p>
      )}
    </section>
  )
}
