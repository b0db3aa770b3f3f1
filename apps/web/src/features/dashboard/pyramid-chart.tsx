'use client'

import { useElementSize } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { ChartFrame } from '../../components/ui/chart-frame'
import type { Found, Level } from './figures'
import { PyramidPicture } from './pyramid-picture'
import { useFigures } from './use-figures'

type Props = Pick<Found, 'pyramid' | 'unassessed' | 'foresight'>

const heinrich: Partial<Record<Level, number>> = { LOST_TIME: 1, FIRST_AID: 29, NEAR_MISS: 300 }
const bird: Partial<Record<Level, number>> = { LOST_TIME: 1, FIRST_AID: 10, NEAR_MISS: 600 }

/** The organisation's own pyramid: actual to the left of the axis, potential to the right. */
export function PyramidChart({ pyramid, unassessed, foresight }: Props) {
  const t = useTranslations('dashboard.pyramid')
  const figures = useFigures()
  const { ref, width } = useElementSize()
  const rows = pyramid.actual.map(({ key, count }) => ({
    key,
    label: t(`level.${key}`),
    actual: count,
    potential: pyramid.potential.find((level) => level.key === key)?.count ?? 0,
  }))
  const injury = (by: 'actual' | 'potential') =>
    rows.filter(({ key }) => key !== 'NEAR_MISS' && key !== 'UNSAFE').reduce((sum, row) => sum + row[by], 0)
  const summary = t('summary', { actual: injury('actual'), potential: injury('potential') })
  return (
    <ChartFrame
      title={t('title')}
      summary={summary}
      note={
        <>
          {t('definition')} {unassessed > 0 && t('unassessed', { count: unassessed })} {t('reference')}
        </>
      }
      under={
        foresight.compared > 0 && (
          <>
            {t('exceeded', foresight)} {foresight.mildest > 0 && t('mildest', foresight)}
          </>
        )
      }
      legend={[
        { label: t('actual'), color: 'var(--cc-chart-1)' },
        { label: t('potential'), color: 'var(--cc-chart-2)' },
        { label: t('heinrich'), color: 'var(--cc-ink)', dashed: true },
        { label: t('bird'), color: 'var(--cc-chart-5)', dashed: true },
      ]}
      table={{
        columns: [t('levelColumn'), t('actual'), t('potential'), t('heinrich'), t('bird')],
        rows: rows.map((row) => [
          row.label,
          row.actual,
          row.potential,
          heinrich[row.key] ?? '–',
          bird[row.key] ?? '–',
        ]),
      }}
    >
      <div ref={ref}>
        <PyramidPicture
          rows={rows}
          width={width}
          summary={`${t('title')}. ${summary}`}
          words={{ actual: t('actual'), potential: t('potential') }}
          references={[
            { ratios: heinrich, color: 'var(--cc-ink)', dash: '1 4' },
            { ratios: bird, color: 'var(--cc-chart-5)', dash: '6 4' },
          ]}
          figure={figures.whole}
        />
      </div>
    </ChartFrame>
  )
}
