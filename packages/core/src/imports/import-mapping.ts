import { isOwnColumn, type Target, textTargets } from './import'
import type { ImportMapping } from './import.input'
import { plain } from './import-cell'
import { guessColumns } from './import-column'
import type { ColumnProfile } from './import-profile'
import { guessSeverity, guessType } from './import-value'

export type MappingProblem = {
  path: string
  reason: 'column_unknown' | 'column_twice' | 'target_twice' | 'target_missing'
}

export type KnownPlaces = { sites: readonly { id: string; name: string }[] }

function valuesOf(profiles: readonly ColumnProfile[], mapping: ImportMapping, target: Target) {
  const column = mapping.columns.find((c) => c.target === target)?.column
  return column === undefined ? [] : (profiles[column]?.values ?? [])
}

/** A mapping to begin with; a person looks at it before anything is judged by it. */
export function guessMapping(profiles: readonly ColumnProfile[], places: KnownPlaces): ImportMapping {
  const columns = guessColumns(profiles).flatMap(({ column, target }) => (target ? [{ column, target }] : []))
  const dateColumn = columns.find((c) => c.target === 'occurredAt')?.column
  const dates = dateColumn === undefined ? undefined : profiles[dateColumn]?.dates
  const mapping: ImportMapping = {
    columns,
    dates: { order: dates?.order ?? 'DMY', serial: dates?.serial ?? false },
    types: {},
    actualSeverities: {},
    potentialSeverities: {},
    sites: {},
    createLocations: true,
    defaultType: columns.some((c) => c.target === 'type') ? 'NOT_SURE' : 'NEAR_MISS',
    defaultSiteId: places.sites.length === 1 ? (places.sites[0]?.id ?? null) : null,
    landing: 'CLOSED',
  }
  return { ...mapping, ...guessValues(profiles, mapping, places) }
}

/** Values of the chosen columns → meanings; called again when a person moves a column to another target. */
export function guessValues(
  profiles: readonly ColumnProfile[],
  mapping: ImportMapping,
  places: KnownPlaces,
): Pick<ImportMapping, 'types' | 'actualSeverities' | 'potentialSeverities' | 'sites'> {
  const siteIds = new Map(places.sites.map((site) => [plain(site.name), site.id]))
  const of = <T>(target: Target, meaning: (value: string) => T) =>
    Object.fromEntries(valuesOf(profiles, mapping, target).map(({ value }) => [value, meaning(value)]))
  return {
    types: of('type', guessType),
    actualSeverities: of('actualSeverity', (value) => guessSeverity(value)?.value ?? null),
    potentialSeverities: of('potentialSeverity', (value) => guessSeverity(value)?.value ?? null),
    sites: of('site', (value) => {
      const known = siteIds.get(plain(value))
      return known ? { id: known } : { create: true as const }
    }),
  }
}

/** What makes a mapping unusable as a whole; single rows are judged later. */
export function mappingProblems(mapping: ImportMapping, header: readonly string[]): MappingProblem[] {
  const problems: MappingProblem[] = []
  const columns = new Set<number>()
  const targets = new Set<Target>()
  for (const [i, { column, target }] of mapping.columns.entries()) {
    const path = `mapping.columns.${i}`
    const title = header[column]
    if (title === undefined || isOwnColumn(title)) problems.push({ path, reason: 'column_unknown' })
    if (columns.has(column)) problems.push({ path, reason: 'column_twice' })
    if (targets.has(target) && !textTargets.includes(target)) problems.push({ path, reason: 'target_twice' })
    columns.add(column)
    targets.add(target)
  }
  const missing = (path: string) => problems.push({ path, reason: 'target_missing' })
  if (!targets.has('occurredAt')) missing('mapping.columns.occurredAt')
  if (!targets.has('whatHappened')) missing('mapping.columns.whatHappened')
  if (!targets.has('site') && !mapping.defaultSiteId) missing('mapping.columns.site')
  if (!targets.has('type') && !mapping.defaultType) missing('mapping.columns.type')
  return problems
}

/** A mapping kept from an earlier file with the same headings; values it has not met yet are guessed. */
export function adoptMapping(
  kept: ImportMapping,
  profiles: readonly ColumnProfile[],
  places: KnownPlaces,
): ImportMapping {
  const ids = new Set(places.sites.map((site) => site.id))
  const guessed = guessValues(profiles, kept, places)
  const sites = Object.entries(kept.sites).filter(([, site]) => !site || !('id' in site) || ids.has(site.id))
  const dates = profiles[kept.columns.find((c) => c.target === 'occurredAt')?.column ?? -1]?.dates
  return {
    ...kept,
    dates: dates && !dates.ambiguous ? { order: dates.order, serial: dates.serial } : kept.dates,
    types: { ...guessed.types, ...kept.types },
    actualSeverities: { ...guessed.actualSeverities, ...kept.actualSeverities },
    potentialSeverities: { ...guessed.potentialSeverities, ...kept.potentialSeverities },
    sites: { ...guessed.sites, ...Object.fromEntries(sites) },
    defaultSiteId: kept.defaultSiteId && ids.has(kept.defaultSiteId) ? kept.defaultSiteId : null,
  }
}
