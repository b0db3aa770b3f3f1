import { expect, test } from 'vitest'
import { guessMapping, hasHeading, inBatches, personRows } from './people-columns'

test('headings in either language find their meaning once', () => {
  expect(guessMapping(['ФИО', 'Табельный номер', 'Должность', 'Цех', 'Прочее'])).toEqual([
    'name',
    'personnelNumber',
    'position',
    'site',
    null,
  ])
  expect(guessMapping(['Employee name', 'Payroll no', 'E-mail', 'Job title', 'Name'])).toEqual([
    'name',
    'personnelNumber',
    'email',
    'position',
    null,
  ])
})

test('a first row of people is no heading', () => {
  expect(hasHeading([['Имя', 'Роль']])).toBe(true)
  expect(hasHeading([['Anna Smith', '1042']])).toBe(false)
})

test('rows follow the mapping, short ones included', () => {
  expect(personRows([['7', 'Anna'], ['8']], ['personnelNumber', 'name'])).toMatchObject([
    { personnelNumber: '7', name: 'Anna', email: '' },
    { personnelNumber: '8', name: '' },
  ])
})

test('batches hold every row in order and stay under their size', () => {
  const rows = personRows(
    Array.from({ length: 500 }, (_, index) => [`Работник ${index}`]),
    ['name'],
  )
  const batches = inBatches(rows, 2_000)
  expect(batches.flat()).toEqual(rows)
  for (const batch of batches) {
    expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThan(2_400)
  }
})
