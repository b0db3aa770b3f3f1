import type { VariablesOf } from '../../api/graphql'
import { privacies, reportStatuses, reportTypes, sources } from './report-types'
import type { Reports } from './reports.documents'

export type ReportFilter = NonNullable<VariablesOf<typeof Reports>['filter']>
export type SortField = NonNullable<NonNullable<VariablesOf<typeof Reports>['sort']>['field']>
export type ReportQuery = { filter: ReportFilter; sort: { field: SortField; direction: 'ASC' | 'DESC' } }

export const sortFields: SortField[] = ['SUBMITTED_AT', 'POTENTIAL', 'OCCURRED_AT', 'STATUS', 'NUMBER']
const lists = {
  status: 'status',
  site: 'siteId',
  place: 'locationId',
  type: 'type',
  reporter: 'reporterId',
  privacy: 'privacy',
  source: 'source',
} as const
const known: Partial<Record<keyof typeof lists, readonly string[]>> = {
  status: reportStatuses,
  type: reportTypes,
  privacy: privacies,
  source: sources,
}

/** The address holds the whole question, so that it can be shared, kept and walked back to. */
export function readQuery(params: URLSearchParams): ReportQuery {
  const filter: Record<string, unknown> = {}
  for (const [name, key] of Object.entries(lists) as [keyof typeof lists, string][]) {
    const allowed = known[name]
    const values = (params.get(name)?.split(',') ?? []).filter((v) => v && (!allowed || allowed.includes(v)))
    if (values.length) filter[key] = values
  }
  const potential = (params.get('potential')?.split(',') ?? []).map(Number).filter((n) => n >= 1 && n <= 5)
  if (potential.length) filter.potential = potential
  if (params.has('overdue')) filter.overdue = true
  if (params.has('mine')) filter.mine = true
  const text = params.get('q')?.trim().slice(0, 200)
  if (text) filter.text = text
  const [field, direction] = (params.get('sort') ?? '').split('-')
  return {
    filter,
    sort: {
      field: sortFields.find((each) => each === field) ?? 'SUBMITTED_AT',
      direction: direction === 'ASC' ? 'ASC' : 'DESC',
    },
  }
}

export function writeQuery({ filter, sort }: ReportQuery): string {
  const params = new URLSearchParams()
  for (const [name, key] of Object.entries(lists)) {
    const values = filter[key as 'status']
    if (values?.length) params.set(name, values.join(','))
  }
  if (filter.potential?.length) params.set('potential', filter.potential.join(','))
  if (filter.overdue) params.set('overdue', '1')
  if (filter.mine) params.set('mine', '1')
  if (filter.text) params.set('q', filter.text)
  if (sort.field !== 'SUBMITTED_AT' || sort.direction !== 'DESC') {
    params.set('sort', `${sort.field}-${sort.direction}`)
  }
  return params.size ? `?${params.toString().replaceAll('%2C', ',')}` : ''
}

export const countOf = (filter: ReportFilter) =>
  Object.values(filter).filter((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value))).length
