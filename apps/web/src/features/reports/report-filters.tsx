'use client'

import { Switch } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useApiQuery } from '../../api/client'
import { FilterBar } from '../../components/ui/filter-bar'
import { FilterSelect } from '../../components/ui/filter-select'
import { People } from '../actions/actions.documents'
import { countOf } from './report-filter'
import { privacies, reportStatuses, reportTypes, sources } from './report-types'
import { ReportPlaces } from './reports.documents'
import type { useReportQuery } from './use-report-query'

type Props = { query: ReturnType<typeof useReportQuery>; decides: boolean; end?: ReactNode }

export function ReportFilters({ query, decides, end }: Props) {
  const t = useTranslations('reports')
  const tSeverity = useTranslations('common.severity')
  const { filter, change, clear } = query
  const { data } = useApiQuery(ReportPlaces, {})
  const [search, setSearch] = useState('')
  const [later] = useDebouncedValue(search, 250)
  const people = useApiQuery(People, { search: later || null, siteId: null })
  const sites = data?.sites ?? []
  const inside = sites.filter(({ id }) => !filter.siteId?.length || filter.siteId.includes(id))
  // To whoever does not decide no anonymous report is listed, so none is offered to look for.
  const offered = privacies.filter((value) => decides || value !== 'ANONYMOUS')
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  return (
    <FilterBar
      search={{
        value: filter.text ?? '',
        label: t('list.search'),
        onChange: (text) => change({ text: text || undefined }),
      }}
      active={countOf(filter)}
      onClear={clear}
      end={end}
    >
      <FilterSelect
        label={t('list.filterStatus')}
        options={reportStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        value={filter.status ?? []}
        onChange={(status) => change({ status: status as typeof reportStatuses })}
      />
      {sites.length > 1 && (
        <FilterSelect
          label={t('list.filterSite')}
          options={sites.map(named)}
          value={filter.siteId ?? []}
          onChange={(siteId) => change({ siteId })}
        />
      )}
      <FilterSelect
        label={t('list.filterLocation')}
        options={inside.flatMap(({ locations }) => locations).map(named)}
        value={filter.locationId ?? []}
        onChange={(locationId) => change({ locationId })}
      />
      <FilterSelect
        label={t('list.filterType')}
        options={reportTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
        value={filter.type ?? []}
        onChange={(type) => change({ type: type as typeof reportTypes })}
      />
      <FilterSelect
        label={t('list.filterPotential')}
        options={(['5', '4', '3', '2', '1'] as const).map((value) => ({ value, label: tSeverity(value) }))}
        value={(filter.potential ?? []).map(String)}
        onChange={(potential) => change({ potential: potential.map(Number) })}
      />
      <FilterSelect
        label={t('list.filterReporter')}
        options={(people.data?.members.edges ?? []).map(({ node }) => named(node))}
        value={filter.reporterId ?? []}
        onChange={(reporterId) => change({ reporterId })}
        onSearch={setSearch}
      />
      <FilterSelect
        label={t('list.filterPrivacy')}
        options={offered.map((value) => ({ value, label: t(`privacy.${value}`) }))}
        value={filter.privacy ?? []}
        onChange={(privacy) => change({ privacy: privacy as typeof privacies })}
      />
      <FilterSelect
        label={t('list.filterSource')}
        options={sources.map((value) => ({ value, label: t(`source.${value}`) }))}
        value={filter.source ?? []}
        onChange={(source) => change({ source: source as typeof sources })}
      />
      <Switch
        label={t('list.filterOverdue')}
        checked={Boolean(filter.overdue)}
        onChange={(event) => change({ overdue: event.currentTarget.checked || undefined })}
      />
    </FilterBar>
  )
}
