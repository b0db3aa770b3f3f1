import { expect, it } from 'vitest'
import { type ImportMapping, levelOf } from './import-words'
import { problemsOf, withTarget } from './mapping-change'

const empty: ImportMapping = {
  columns: [],
  dates: { order: 'DMY', serial: false },
  types: {},
  actualSeverities: {},
  potentialSeverities: {},
  sites: {},
  createLocations: true,
  defaultType: null,
  defaultSiteId: null,
  landing: 'CLOSED',
}
const column = (values: string[]) => ({
  header: 'x',
  filled: values.length,
  distinct: values.length,
  examples: values,
  values: values.map((value) => ({ value, count: 1 })),
  dates: { order: 'DMY', serial: false, ambiguous: false, contradictory: false, readable: 0 },
})

it('reads numerals of a severity scale, and counts what is beyond it as the end of ours', () => {
  expect(['I', 'iv', '5', 'VI', 'Local_01'].map(levelOf)).toEqual([1, 4, 5, 6, null])
  const mapped = withTarget(empty, 0, 'potentialSeverity', [column(['I', 'VI', 'other'])], [])
  expect(mapped.potentialSeverities).toEqual({ I: 1, VI: 5, other: null })
})

it('finds a site by its name and makes the others', () => {
  const sites = [{ id: 'a', name: 'Foundry' }]
  const mapped = withTarget(empty, 0, 'site', [column(['foundry ', 'Mine'])], sites)
  expect(mapped.sites).toEqual({ 'foundry ': { id: 'a' }, Mine: { create: true } })
})

it('says what is still missing', () => {
  expect(problemsOf(empty)).toEqual(['date_missing', 'text_missing', 'site_missing', 'type_missing'])
  const columns = [
    { column: 0, target: 'occurredAt' as const },
    { column: 1, target: 'occurredAt' as const },
    { column: 2, target: 'whatHappened' as const },
  ]
  expect(problemsOf({ ...empty, columns, defaultSiteId: 'a', defaultType: 'INJURY' })).toEqual(['twice'])
})
