import { expect, test } from 'vitest'
import { guessMapping, hasHeading, personRows } from './people-columns'

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
