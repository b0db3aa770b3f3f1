import { describe, expect, it } from 'vitest'
import type { ImportMapping } from './import.input'
import { orderOf } from './import-levels'

type Meanings = ImportMapping['actualSeverities']
const order = (actualSeverities: Meanings, potentialSeverities = actualSeverities) =>
  orderOf({ actualSeverities, potentialSeverities })
const above = (meanings: Meanings, actual: string, potential: string) =>
  order(meanings)?.({ actual, potential })

describe('the order of a file’s own levels', () => {
  it('goes on where our scale ends', () => {
    const roman = { I: 1, IV: 4, V: 5, VI: 5 }
    expect(above(roman, 'V', 'VI')).toBe(true)
    expect(above(roman, 'VI', 'VI')).toBe(false)
    expect(above(roman, 'I', 'IV')).toBe(true)
  })

  it('tells apart what the mapping brings together', () => {
    const ten = { 'Level 1': 1, '2 – low': 1, 7: 4, 8: 4, 10: 5 }
    expect(above(ten, 'level 1', '2 – low')).toBe(true)
    expect(above(ten, '8', '7')).toBe(false)
    expect(above(ten, '8', '10')).toBe(true)
  })

  it('is not known of words, of numbers that mean two things, and of scales that run down', () => {
    expect(order({ minor: 2, V: 5 })).toBeNull()
    expect(order({ I: 1, II: 2 }, { I: 2, II: 3 })).toBeNull()
    expect(order({ 1: 5, 2: 4, 3: 3 })).toBeNull()
  })

  it('does not ask about values that are left out', () => {
    expect(above({ 'n/a': null, V: 5, VI: 5 }, 'V', 'VI')).toBe(true)
  })
})
