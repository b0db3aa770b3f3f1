'use client'

import { Select } from '@mantine/core'
import { UsersRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useApiQuery } from '../../api/client'
import type { ResultOf } from '../../api/graphql'
import { useApiPages } from '../../api/use-api-pages'
import type { Column } from '../../components/ui/data-table/column'
import { DataTable } from '../../components/ui/data-table/data-table'
import { EmptyState } from '../../components/ui/empty-state'
import { FilterBar } from '../../components/ui/filter-bar'
import { LoadMore } from '../../components/ui/load-more'
import { StatusChip } from '../../components/ui/status-chip'
import { SiteNames } from '../sites/sites.documents'
import { Members } from './members.documents'
import { roles } from './roles'

export type MemberRow = ResultOf<typeof Members>['members']['edges'][number]['node']
type Role = MemberRow['role']

export function MemberTable({
  editable,
  onOpen,
}: {
  editable: boolean
  onOpen: (member: MemberRow) => void
}) {
  const t = useTranslations('settings.people')
  const tRole = useTranslations('nav.role')
  const [search, setSearch] = useState('')
  const [role, setRole] = useState<Role | null>(null)
  const [siteId, setSiteId] = useState<string | null>(null)
  const sites = useApiQuery(SiteNames, {}).data?.sites ?? []
  const list = useApiPages(
    Members,
    { search: search || null, role, siteId, status: null },
    (data) => data.members,
  )
  const columns = useMemo(() => memberColumns(t, tRole, editable), [t, tRole, editable])
  const active = [search, role, siteId].filter(Boolean).length
  return (
    <>
      <FilterBar
        search={{ value: search, onChange: setSearch, label: t('search') }}
        active={active}
        onClear={() => {
          setSearch('')
          setRole(null)
          setSiteId(null)
        }}
      >
        <Select
          aria-label={t('role')}
          placeholder={t('role')}
          data={roles.map((value) => ({ value, label: tRole(value) }))}
          value={role}
          onChange={(value) => setRole(value)}
          clearable
          w={200}
        />
        {sites.length > 1 && (
          <Select
            aria-label={t('site')}
            placeholder={t('site')}
            data={sites.map(({ id, name }) => ({ value: id, label: name }))}
            value={siteId}
            onChange={setSiteId}
            searchable
            clearable
            w={200}
          />
        )}
      </FilterBar>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={list.nodes}
        rowId={(member) => member.id}
        loading={list.loading}
        error={list.error}
        onRetry={list.retry}
        onOpen={editable ? onOpen : undefined}
        empty={
          <EmptyState icon={UsersRound} title={t('nobody')}>
            {t('nobodyText')}
          </EmptyState>
        }
        footer={
          <LoadMore
            shown={list.nodes.length}
            total={list.total}
            hasMore={list.hasMore}
            loading={list.loadingMore}
            onMore={() => void list.more()}
          />
        }
      />
    </>
  )
}

type T = ReturnType<typeof useTranslations<'settings.people'>>
type TRole = ReturnType<typeof useTranslations<'nav.role'>>

function memberColumns(t: T, tRole: TRole, editable: boolean): Column<MemberRow>[] {
  const entry = (member: MemberRow) =>
    member.hasAccount ? (member.email ?? t('byEmail')) : member.hasPin ? t('byPin') : t('noEntry')
  const columns: Column<MemberRow>[] = [
    { id: 'name', header: t('name'), primary: true, cell: (member) => <span dir="auto">{member.name}</span> },
    { id: 'position', header: t('position'), cell: (member) => member.position },
    { id: 'role', header: t('role'), cell: (member) => tRole(member.role) },
    {
      id: 'sites',
      header: t('reach'),
      cell: (member) => (member.allSites ? t('allSites') : member.sites.map(({ name }) => name).join(', ')),
    },
  ]
  if (!editable) return columns
  return [
    ...columns,
    { id: 'number', header: t('number'), cell: (member) => member.personnelNumber },
    { id: 'entry', header: t('entry'), cell: entry },
    {
      id: 'status',
      header: t('status'),
      cell: (member) => (
        <StatusChip tone={member.status === 'ACTIVE' ? 'good' : 'neutral'}>
          {t(member.status === 'ACTIVE' ? 'active' : 'disabled')}
        </StatusChip>
      ),
    },
  ]
}
