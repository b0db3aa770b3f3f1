'use client'

import { Button, Switch } from '@mantine/core'
import { ClipboardCheck } from 'lucide-react'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiQuery } from '../../api/client'
import { useApiPages } from '../../api/use-api-pages'
import { DataTable } from '../../components/ui/data-table/data-table'
import { EmptyState } from '../../components/ui/empty-state'
import { FilterBar } from '../../components/ui/filter-bar'
import { FilterSelect } from '../../components/ui/filter-select'
import { LoadMore } from '../../components/ui/load-more'
import { PageHeader } from '../../components/ui/page-header'
import { Segmented } from '../../components/ui/segmented'
import { SideDrawer } from '../../components/ui/side-drawer'
import { useToast } from '../../components/ui/toast'
import { ReportPlaces } from '../reports/reports.documents'
import { ActionCard } from './action-card'
import { type ActionStatus, actionStatuses } from './action-words'
import { Actions } from './actions.documents'
import { useActionColumns } from './use-action-columns'
import { useAskedAction } from './use-asked-action'

/** Verified work is history: shown when asked for. */
const unfinished: ActionStatus[] = ['OPEN', 'IN_PROGRESS', 'DONE']

/** Whose word it is to act: mine first, then everybody's; what is late comes on top. */
export function ActionList({ others }: { others: boolean }) {
  const t = useTranslations('actions')
  const toast = useToast()
  const path = usePathname()
  const params = useSearchParams()
  const [chosen, setChosen] = useState<string>()
  const columns = useActionColumns()
  const places = useApiQuery(ReportPlaces, {}, { pause: !others })
  const mine = !others || params.get('whose') !== 'all'
  const listed = (name: string) => params.get(name)?.split(',').filter(Boolean) ?? []
  const status = listed('status').filter((each) =>
    actionStatuses.includes(each as ActionStatus),
  ) as ActionStatus[]
  const siteId = listed('site')
  const overdue = params.has('overdue')
  const list = useApiPages(
    Actions,
    {
      filter: {
        mine: mine || null,
        status: status.length ? status : unfinished,
        siteId: siteId[0] ?? null,
        overdue: overdue || null,
      },
    },
    (data) => data.actions,
  )
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    history.replaceState(null, '', `${path}${next.size ? `?${next.toString().replaceAll('%2C', ',')}` : ''}`)
  }
  const active = status.length + siteId.length + (overdue ? 1 : 0)
  const { rows, asking } = useAskedAction(list.nodes)
  const current = rows.find(({ id }) => id === chosen)
  return (
    <>
      <PageHeader title={t('list.title')} lead={t('list.lead')} />
      <FilterBar
        active={active}
        onClear={() => history.replaceState(null, '', mine ? path : `${path}?whose=all`)}
      >
        {others && (
          <Segmented
            label={t('list.whose')}
            value={mine ? 'mine' : 'all'}
            onChange={(whose) => set('whose', whose === 'all' ? 'all' : '')}
            options={[
              { value: 'mine', label: t('list.mine') },
              { value: 'all', label: t('list.all') },
            ]}
          />
        )}
        <FilterSelect
          label={t('field.status')}
          options={actionStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          value={status.length ? status : unfinished}
          onChange={(next) => set('status', next.join(','))}
        />
        {(places.data?.sites.length ?? 0) > 1 && (
          <FilterSelect
            label={t('field.site')}
            options={(places.data?.sites ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={siteId}
            onChange={(next) => set('site', next.slice(-1).join())}
          />
        )}
        <Switch
          label={t('list.onlyOverdue')}
          checked={overdue}
          onChange={(event) => set('overdue', event.currentTarget.checked ? '1' : '')}
        />
      </FilterBar>
      <DataTable
        label={t('list.title')}
        columns={columns}
        rows={list.nodes}
        rowId={(action) => action.id}
        loading={list.loading}
        error={list.error}
        onRetry={list.retry}
        onOpen={(action) => setChosen(action.id)}
        empty={
          <EmptyState
            title={active ? t('list.emptyFiltered') : t('list.empty')}
            icon={ClipboardCheck}
            action={
              others && mine ? (
                <Button variant="default" onClick={() => set('whose', 'all')}>
                  {t('list.showAll')}
                </Button>
              ) : undefined
            }
          >
            {active ? undefined : t(others && mine ? 'list.emptyMine' : 'list.emptyText')}
          </EmptyState>
        }
        footer={
          <LoadMore
            shown={list.nodes.length}
            total={list.total}
            hasMore={list.hasMore}
            loading={list.loadingMore}
            onMore={() => list.more().catch(toast.failed)}
          />
        }
      />
      <SideDrawer opened={current !== undefined} onClose={() => setChosen(undefined)} title={t('one')}>
        {current && <ActionCard action={current} onChanged={list.retry} onAsking={asking(current)} />}
      </SideDrawer>
    </>
  )
}
