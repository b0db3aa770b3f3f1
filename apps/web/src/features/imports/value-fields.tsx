'use client'

import { useTranslations } from 'next-intl'
import { reportTypes } from '../reports/report-types'
import { type Column, columnOf, type ImportMapping, levelOf, type Site, type Target } from './import-words'
import { ValuePanel } from './value-panel'

type Props = {
  columns: Column[]
  mapping: ImportMapping
  sites: Site[]
  editsSites: boolean
  onChange: (part: Partial<ImportMapping>) => void
}

/** Words of the file beside ours: only for the columns that hold a choice. */
export function ValueFields({ columns, mapping, sites, editsSites, onChange }: Props) {
  const t = useTranslations('imports')
  const tType = useTranslations('reports.type')
  const tSeverity = useTranslations('common.severity')
  const at = (target: Target) => columns[columnOf(mapping, target) ?? -1]
  const levels = (['1', '2', '3', '4', '5'] as const).map((value) => ({
    value,
    label: `${value} · ${tSeverity(value)}`,
  }))
  const severity = (target: 'actualSeverity' | 'potentialSeverity') => {
    const column = at(target)
    const key = target === 'actualSeverity' ? 'actualSeverities' : 'potentialSeverities'
    if (!column) return null
    return (
      <ValuePanel
        title={t(`fields.${target}`)}
        lead={t('values.severity')}
        values={column.values}
        options={levels}
        valueOf={(value) => mapping[key][value]?.toString() ?? null}
        noteOf={(value, chosen) =>
          chosen === '5' && (levelOf(value) ?? 0) > 5 ? t('values.beyond', { value }) : undefined
        }
        onValue={(value, chosen) =>
          onChange({ [key]: { ...mapping[key], [value]: chosen ? Number(chosen) : null } })
        }
      />
    )
  }
  const type = at('type')
  const site = at('site')
  return (
    <>
      {severity('actualSeverity')}
      {severity('potentialSeverity')}
      {type && (
        <ValuePanel
          title={t('fields.type')}
          lead={t('values.type')}
          values={type.values}
          options={reportTypes.map((value) => ({ value, label: tType(value) }))}
          valueOf={(value) => mapping.types[value] ?? null}
          onValue={(value, chosen) =>
            onChange({
              types: { ...mapping.types, [value]: reportTypes.find((each) => each === chosen) ?? null },
            })
          }
        />
      )}
      {site && (
        <ValuePanel
          title={t('fields.site')}
          lead={t(editsSites ? 'values.site' : 'values.siteByAdmin')}
          values={site.values}
          options={[
            { value: 'create', label: t('values.create') },
            ...sites.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          valueOf={(value) => {
            const meant = mapping.sites[value]
            return meant ? ('id' in meant ? meant.id : 'create') : null
          }}
          onValue={(value, chosen) => {
            const meant = !chosen ? null : chosen === 'create' ? { create: true as const } : { id: chosen }
            onChange({ sites: { ...mapping.sites, [value]: meant } })
          }}
        />
      )}
    </>
  )
}
