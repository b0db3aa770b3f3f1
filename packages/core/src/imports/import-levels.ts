import type { ImportMapping } from './import.input'
import { levelNumber } from './import-value'

export type Levels = { actual: string; potential: string }

/**
 * Whether a row's potential stands above what happened, by the order of the file. A scale longer than ours is not cut off:
 * VI stands above V though both become 5. Null: the columns have no order of their own in common, only that of our scale.
 */
export function orderOf(
  mapping: Pick<ImportMapping, 'actualSeverities' | 'potentialSeverities'>,
): ((levels: Levels) => boolean) | null {
  const meanings = new Map<number, number>()
  for (const meant of [mapping.actualSeverities, mapping.potentialSeverities]) {
    for (const [value, severity] of Object.entries(meant)) {
      if (severity === null) continue
      const level = levelNumber(value)
      if (level === null || (meanings.get(level) ?? severity) !== severity) return null
      meanings.set(level, severity)
    }
  }
  const severities = [...meanings].sort(([a], [b]) => a - b).map(([, severity]) => severity)
  // Where I is the gravest the numbers run the other way: then our scale decides.
  if (severities.some((severity, i) => severity < (severities[i - 1] ?? 0))) return null
  return ({ actual, potential }) => (levelNumber(potential) ?? 0) > (levelNumber(actual) ?? 0)
}
