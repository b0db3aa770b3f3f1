import {
  type Column,
  columnOf,
  type ImportMapping,
  levelOf,
  type Site,
  type Target,
  textTargets,
} from './import-words'

type Places = readonly Site[]

/** Another meaning of a column; its values are guessed as far as that is safe, the rest waits for a person. */
export function withTarget(
  mapping: ImportMapping,
  column: number,
  target: Target | null,
  columns: readonly Column[],
  sites: Places,
): ImportMapping {
  const others = mapping.columns.filter((each) => each.column !== column)
  const next = { ...mapping, columns: target ? [...others, { column, target }] : others }
  const values = columns[column]?.values?.map(({ value }) => value) ?? []
  if (target === 'actualSeverity' || target === 'potentialSeverity') {
    const key = target === 'actualSeverity' ? 'actualSeverities' : 'potentialSeverities'
    const level = (value: string) => mapping[key][value] ?? Math.min(levelOf(value) ?? 0, 5)
    return { ...next, [key]: Object.fromEntries(values.map((value) => [value, level(value) || null])) }
  }
  if (target === 'type')
    return {
      ...next,
      types: Object.fromEntries(values.map((value) => [value, mapping.types[value] ?? null])),
    }
  if (target === 'site') return { ...next, sites: siteGuesses(mapping, values, sites) }
  return next
}

function siteGuesses(mapping: ImportMapping, values: string[], sites: Places): ImportMapping['sites'] {
  const named = (value: string) =>
    sites.find(({ name }) => name.trim().toLowerCase() === value.trim().toLowerCase())
  return Object.fromEntries(
    values.map((value) => {
      const known = named(value)
      return [value, mapping.sites[value] ?? (known ? { id: known.id } : { create: true as const })]
    }),
  )
}

export type Problem = 'date_missing' | 'text_missing' | 'site_missing' | 'type_missing' | 'twice'

/** What keeps the rows from being checked; said before anything is sent. */
export function problemsOf(mapping: ImportMapping): Problem[] {
  const has = (target: Target) => columnOf(mapping, target) !== undefined
  const problems: Problem[] = []
  if (!has('occurredAt')) problems.push('date_missing')
  if (!has('whatHappened')) problems.push('text_missing')
  if (!has('site') && !mapping.defaultSiteId) problems.push('site_missing')
  if (!has('type') && !mapping.defaultType) problems.push('type_missing')
  const single = mapping.columns.map(({ target }) => target).filter((target) => !textTargets.includes(target))
  if (new Set(single).size < single.length) problems.push('twice')
  return problems
}

/** A kept mapping on this file: what it knows wins, values it has not met stay as guessed. */
export function adopted(kept: ImportMapping, now: ImportMapping): ImportMapping {
  return {
    ...kept,
    types: { ...now.types, ...kept.types },
    actualSeverities: { ...now.actualSeverities, ...kept.actualSeverities },
    potentialSeverities: { ...now.potentialSeverities, ...kept.potentialSeverities },
    sites: { ...now.sites, ...kept.sites },
  }
}
