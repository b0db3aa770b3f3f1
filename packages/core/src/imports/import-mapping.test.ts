import { describe, expect, it } from 'vitest'
import { ImportMappingInput } from './import.input'
import { guessColumns } from './import-column'
import { guessMapping, mappingProblems } from './import-mapping'
import { TableObserver } from './import-profile'
import { guessSeverity, guessType } from './import-value'

function profiles(header: string[], rows: string[][]) {
  const observer = new TableObserver(header)
  for (const row of rows) observer.add(row)
  return observer.profiles('DMY')
}
const targets = (header: string[], rows: string[][]) =>
  guessColumns(profiles(header, rows)).map((g) => g.target)

const long =
  'While the operator was walking past the conveyor he slipped on spilt oil and held on to the rail.'

describe('guessColumns', () => {
  it('reads English headings', () => {
    const header = [
      'Case no',
      'Date',
      'Plant',
      'Area',
      'Type',
      'Severity',
      'Potential severity',
      'Description',
    ]
    const row = (n: number) => [
      `A-${n}`,
      `0${n}/03/2020`,
      'North',
      'Hall 2',
      'Near miss',
      'I',
      'IV',
      `${n} ${long}`,
    ]
    expect(targets(header, [1, 2, 3].map(row))).toEqual([
      'externalId',
      'occurredAt',
      'site',
      'location',
      'type',
      'actualSeverity',
      'potentialSeverity',
      'whatHappened',
    ])
  })

  it('reads Russian headings', () => {
    const header = [
      '№ п/п',
      'Дата события',
      'Площадка',
      'Место',
      'Вид события',
      'Фактическая тяжесть',
      'Потенциальная тяжесть',
      'Что произошло',
      'Что могло произойти',
      'Принятые меры',
      'Предложения',
      'Кто сообщил',
    ]
    const row = (n: number) => [
      `${n}`,
      `0${n}.03.2020`,
      'Завод',
      'Цех 2',
      'Опасное условие',
      'лёгкая',
      'тяжёлая',
      `${n} рабочий поскользнулся на пролитом масле и удержался за поручень`,
      'падение',
      'убрали',
      'поддон',
      `Иванов ${n}`,
    ]
    expect(targets(header, [1, 2, 3].map(row))).toEqual([
      null,
      'occurredAt',
      'site',
      'location',
      'type',
      'actualSeverity',
      'potentialSeverity',
      'whatHappened',
      'whatCouldHappen',
      'immediateAction',
      'proposal',
      'reporter',
    ])
  })

  it('believes values against headings and finds unnamed dates and texts', () => {
    const rows = [1, 2, 3].map((n) => [`2020-01-0${n} 00:00:00`, 'x', `${n} ${long}`, 'Male'])
    expect(targets(['A', 'Date', 'B', 'Severity'], rows)).toEqual(['occurredAt', null, 'whatHappened', null])
  })
})

describe('values', () => {
  it.each([
    ['I', 1],
    ['iv', 4],
    ['Level III', 3],
    ['Ⅴ', 5],
    ['3', 3],
    ['4 - major', 4],
    ['minor', 2],
    ['First aid', 2],
    ['Serious', 3],
    ['Lost time injury', 3],
    ['Fatality', 5],
    ['незначительная', 1],
    ['значительная', 4],
    ['лёгкая', 2],
    ['Тяжёлая', 4],
    ['смертельный исход', 5],
    ['без травм', 1],
    ['банан', null],
    ['0', null],
    ['9', null],
  ])('severity %s → %s', (value, expected) => {
    expect(guessSeverity(value)?.value ?? null).toBe(expected)
  })

  it('shows that a VI is beyond the scale', () => {
    expect(guessSeverity('VI')).toEqual({ value: 5, exceeds: true })
    expect(guessSeverity('V')).toEqual({ value: 5, exceeds: false })
  })

  it.each([
    ['Near miss', 'NEAR_MISS'],
    ['Unsafe act', 'UNSAFE_ACT'],
    ['Unsafe condition', 'UNSAFE_CONDITION'],
    ['Stop work', 'STOP_WORK'],
    ['Опасное действие', 'UNSAFE_ACT'],
    ['Опасное условие', 'UNSAFE_CONDITION'],
    ['Травма', 'INJURY'],
    ['Пожар', 'FIRE'],
    ['Положительное наблюдение', 'POSITIVE'],
    ['Mining', null],
  ])('type %s → %s', (value, expected) => {
    expect(guessType(value)).toBe(expected)
  })
})

describe('guessMapping', () => {
  const header = ['Date', 'Site', 'Severity', 'What happened']
  const rows = [1, 2, 3].map((n) => [`0${n}.02.2020`, n === 3 ? 'South' : 'NORTH', 'VI', `${n} ${long}`])

  it('matches places by name without case and offers to make the others', () => {
    const mapping = guessMapping(profiles(header, rows), { sites: [{ id: 'north-id', name: 'North' }] })
    expect(mapping).toMatchObject({
      dates: { order: 'DMY', serial: false },
      actualSeverities: { VI: 5 },
      sites: { NORTH: { id: 'north-id' }, South: { create: true } },
    })
    expect(ImportMappingInput.safeParse({ ...mapping, sites: {} }).success).toBe(false)
    expect(mappingProblems(mapping, header)).toEqual([])
  })

  it('names what is missing or said twice', () => {
    const mapping = guessMapping(profiles(header, rows), { sites: [] })
    const columns = [
      { column: 1, target: 'type' as const },
      { column: 1, target: 'type' as const },
      { column: 9, target: 'proposal' as const },
    ]
    expect(mappingProblems({ ...mapping, columns }, header).map((p) => p.reason)).toEqual([
      'column_twice',
      'target_twice',
      'column_unknown',
      'target_missing',
      'target_missing',
      'target_missing',
    ])
  })
})
