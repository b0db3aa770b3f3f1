import { describe, expect, it } from 'vitest'
import { type ImportMapping, ImportMappingInput } from './import.input'
import { RowReader } from './import-row'

const header = ['Date', 'Site', 'Place', 'Type', 'Actual', 'Potential', 'What', 'More', 'By', 'Id']
const site = '6d1e9c0e-6a3e-4a52-9a53-0b7f8f0c7a01'
const line = '6d1e9c0e-6a3e-4a52-9a53-0b7f8f0c7a02'
const good = ['31.12.2020 10:00', 'north', 'Line 1', 'near miss', 'II', 'IV', 'Slipped', '', '', '']

function reader(change: Partial<ImportMapping> = {}) {
  const mapping = ImportMappingInput.parse({
    columns: ['occurredAt', 'site', 'location', 'type', 'actualSeverity', 'potentialSeverity', 'whatHappened']
      .map((target, column) => ({ column, target }))
      .concat({ column: 8, target: 'reporter' }, { column: 9, target: 'externalId' }),
    dates: { order: 'DMY', serial: false },
    types: { 'Near miss': 'NEAR_MISS' },
    actualSeverities: { I: 1, II: 2 },
    potentialSeverities: { I: 1, IV: 4, VI: 5 },
    sites: { NORTH: { id: site }, South: { create: true }, Nowhere: null },
    ...change,
  })
  return new RowReader({
    header,
    mapping,
    now: new Date('2026-01-01T00:00:00Z'),
    timeZone: 'UTC',
    sites: new Map([
      [site, { name: 'North', timeZone: 'Europe/Moscow', locations: new Map([['line 1', line]]) }],
    ]),
    people: new Map<string, string | null>([
      ['0042', 'member-1'],
      ['ivanov', null],
    ]),
  })
}

function judged(change: Record<number, string>, mapping: Partial<ImportMapping> = {}) {
  return reader(mapping).judge(good.map((cell, i) => change[i] ?? cell))
}
const why = (change: Record<number, string>, mapping: Partial<ImportMapping> = {}) =>
  judged(change, mapping).reasons.map((r) => `${r.field} ${r.reason} ${r.level}`)

describe('RowReader', () => {
  it('makes a draft of a good row', () => {
    expect(judged({})).toEqual({
      reasons: [],
      foresight: { file: true, scale: true },
      draft: {
        occurredAt: '2020-12-31T07:00:00.000Z',
        site: { id: site },
        location: { id: line },
        type: 'NEAR_MISS',
        actualSeverity: 2,
        potentialSeverity: 4,
        whatHappened: 'Slipped',
        whatCouldHappen: null,
        immediateAction: null,
        proposal: null,
        reporterId: null,
        externalId: null,
      },
    })
  })

  it.each([
    ['no date', { 0: '' }, 'occurredAt missing refusal'],
    ['"Not applicable" is no date', { 0: '\nNot applicable' }, 'occurredAt missing refusal'],
    ['bad date', { 0: '31.02.2020' }, 'occurredAt unreadable_date refusal'],
    ['future', { 0: '31.12.2030' }, 'occurredAt date_in_future refusal'],
    ['long ago', { 0: '31.12.1900' }, 'occurredAt date_too_old refusal'],
    ['site left out', { 1: 'Nowhere' }, 'site unknown_place refusal'],
    ['site never seen', { 1: 'Elsewhere' }, 'site unknown_place refusal'],
    ['no site', { 1: ' ' }, 'site missing refusal'],
    ['type unknown', { 3: 'banana' }, 'type unknown_value refusal'],
    ['severity unknown', { 4: 'banana' }, 'actualSeverity unknown_value refusal'],
    ['potential below actual', { 5: 'I' }, 'potentialSeverity potential_below_actual refusal'],
    ['beyond the scale', { 5: 'VI' }, 'potentialSeverity scale_exceeded note'],
    ['no text', { 6: 'нет' }, 'whatHappened missing refusal'],
    ['text too long', { 6: 'x'.repeat(20_001) }, 'whatHappened too_long refusal'],
    ['unknown person', { 8: 'Petrov' }, 'reporter unknown_person note'],
    ['two of that name', { 8: 'ИВАНОВ' }, 'reporter unknown_person note'],
    ['two of that name', { 8: 'IVANOV' }, 'reporter person_ambiguous note'],
  ])('%s', (_, change, expected) => {
    const result = judged(change)
    expect(why(change)).toEqual([expected])
    expect(result.draft === null).toBe(expected.endsWith('refusal'))
  })

  it('takes defaults only where the file is silent', () => {
    expect(judged({ 1: '' }, { defaultSiteId: site }).draft?.site).toEqual({ id: site })
    expect(judged({ 3: '' }, { defaultType: 'INJURY' }).draft?.type).toBe('INJURY')
    expect(why({ 1: 'Elsewhere' }, { defaultSiteId: site })).toEqual(['site unknown_place refusal'])
  })

  it('names places to be made, and finds reporters', () => {
    const { draft } = judged({ 1: 'SOUTH', 8: '0042' })
    expect(draft).toMatchObject({
      site: { name: 'SOUTH' },
      location: { name: 'Line 1' },
      reporterId: 'member-1',
    })
    expect(judged({ 2: 'Line 9' }, { createLocations: false }).draft?.location).toBeNull()
  })

  it('joins several columns under their headings', () => {
    const columns = [
      { column: 0, target: 'occurredAt' as const },
      { column: 7, target: 'whatHappened' as const },
      { column: 6, target: 'whatHappened' as const },
    ]
    const { draft } = judged({ 7: 'Oil' }, { columns, defaultSiteId: site, defaultType: 'NEAR_MISS' })
    expect(draft?.whatHappened).toBe('More: Oil\nWhat: Slipped')
  })

  it('refuses the second row with the same id', () => {
    const rows = reader()
    const row = good.with(9, 'A-1')
    expect(rows.judge(row).draft?.externalId).toBe('A-1')
    expect(rows.judge(row).reasons.map((r) => r.reason)).toEqual(['same_id_twice'])
  })
})
