'use client'

import { Select } from '@mantine/core'
import { MonthPickerInput } from '@mantine/dates'
import { useTranslations } from 'next-intl'
import { FilterBar } from '../../components/ui/filter-bar'
import classes from './dashboard.module.css'
import { addMonths, type DashboardQuery, spans, withSpan } from './period'

type Props = {
  query: DashboardQuery
  onChange: (query: DashboardQuery) => void
  today: string
  sites: { siteId: string; name: string }[]
}

const month = (value: string | null) => value?.slice(0, 7) ?? null

export function DashboardFilters({ query, onChange, today, sites }: Props) {
  const t = useTranslations('dashboard.filter')
  const { from, to } = query.period
  const own = (period: { from: string; to: string }) => onChange({ ...query, span: 'own', period })
  return (
    <div className={classes.filters}>
      <FilterBar>
        <Select
          aria-label={t('period')}
          className={classes.select}
          allowDeselect={false}
          value={query.span}
          onChange={(span) => span && onChange(withSpan(query, span, today))}
          data={[
            ...spans.map((span) => ({ value: span, label: t('months', { count: Number(span) }) })),
            { value: 'own', label: t('own') },
          ]}
        />
        {query.span === 'own' && (
          <>
            <MonthPickerInput
              aria-label={t('from')}
              valueFormat="MMM YYYY"
              value={`${from}-01`}
              minDate={`${addMonths(to, -119)}-01`}
              maxDate={`${to}-01`}
              onChange={(value) => own({ from: month(value) ?? from, to })}
            />
            <MonthPickerInput
              aria-label={t('to')}
              valueFormat="MMM YYYY"
              value={`${to}-01`}
              minDate={`${from}-01`}
              maxDate={`${today}-01`}
              onChange={(value) => own({ from, to: month(value) ?? to })}
            />
          </>
        )}
        {sites.length > 1 && (
          <Select
            aria-label={t('site')}
            className={classes.select}
            allowDeselect={false}
            searchable={sites.length > 7}
            value={query.site ?? 'all'}
            onChange={(site) => onChange({ ...query, site: site === 'all' ? null : site })}
            data={[
              { value: 'all', label: t('allSites') },
              ...sites.map(({ siteId, name }) => ({ value: siteId, label: name })),
            ]}
          />
        )}
      </FilterBar>
    </div>
  )
}
