import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDay } from '../access/local-day'
import { instantIn, readDate } from './import-date'
import { DateEvidence } from './import-date-evidence'

const text = (cell: string, order: 'DMY' | 'MDY' = 'DMY', serial = false) => {
  const at = readDate(cell, { order, serial })
  return at && instantIn('UTC', at).toISOString().slice(0, 19)
}

function guess(cells: string[], fallback: 'DMY' | 'MDY' = 'DMY') {
  const evidence = new DateEvidence()
  for (const cell of cells) evidence.add(cell)
  return evidence.guess(fallback)
}

describe('readDate', () => {
  it.each([
    ['2016-01-01 00:00:00', '2016-01-01T12:00:00'],
    ['2016-01-01', '2016-01-01T12:00:00'],
    ['2016-01-01T00:00:00+03:00', '2015-12-31T21:00:00'],
    ['2016/1/9 7:05', '2016-01-09T07:05:00'],
    ['2016-01-01T10:30:15.250Z', '2016-01-01T10:30:15'],
    ['2016-01-01T10:30+03:00', '2016-01-01T07:30:00'],
    ['31.12.2020', '2020-12-31T12:00:00'],
    ['31.12.2020 г. в 14:05', '2020-12-31T14:05:00'],
    ['31.12.2020 14:05', '2020-12-31T14:05:00'],
    ['1.2.20', '2020-02-01T12:00:00'],
    ['31 декабря 2020 г.', '2020-12-31T12:00:00'],
    ['5 мая 2021 года', '2021-05-05T12:00:00'],
    ['31-Dec-2020', '2020-12-31T12:00:00'],
    ['31 дек. 2020', '2020-12-31T12:00:00'],
    ['December 31st, 2020 2:05 PM', '2020-12-31T14:05:00'],
    ['29.02.2021', null],
    ['31/04/2020', null],
    ['12:30', null],
    ['44196', null],
    ['soon', null],
    ['', null],
  ])('%s → %s', (cell, expected) => {
    expect(text(cell)).toBe(expected)
  })

  it('reads spreadsheet serials where the column is made of them', () => {
    expect(text('44196', 'DMY', true)).toBe('2020-12-31T12:00:00')
    expect(text('44196,5', 'DMY', true)).toBe('2020-12-31T12:00:00')
  })

  it('puts wall-clock time into the zone of the place', () => {
    const at = readDate('01.07.2020 10:00', { order: 'DMY', serial: false })
    expect(at && instantIn('Europe/Moscow', at).toISOString()).toBe('2020-07-01T07:00:00.000Z')
    expect(at && instantIn('America/New_York', at).toISOString()).toBe('2020-07-01T14:00:00.000Z')
  })
})

it.each([
  'Pacific/Kiritimati',
  'Pacific/Auckland',
  'Asia/Kamchatka',
  'Europe/Moscow',
  'UTC',
  'America/Los_Angeles',
  'Pacific/Pago_Pago',
])('a day without a time is that day in %s and in Greenwich', (zone) => {
  for (const cell of ['2016-01-01', '2016-01-01 00:00:00', '31.12.2015', '42370']) {
    const read = readDate(cell, { order: 'DMY', serial: true })
    const at = read && instantIn(zone, read)
    const day = cell === '31.12.2015' ? '2015-12-31' : '2016-01-01'
    expect([at && localDay(at, zone), at?.toISOString().slice(0, 10)]).toEqual([day, day])
  }
})

describe('DateEvidence', () => {
  it('is decided by one telling date', () => {
    expect(guess(['01/02/2020', '03/04/2020', '13/04/2020'])).toMatchObject({
      order: 'DMY',
      ambiguous: false,
    })
    expect(guess(['01/02/2020', '03/04/2020', '12/31/2020'])).toMatchObject({
      order: 'MDY',
      ambiguous: false,
    })
  })

  it('says so when nothing tells, and takes what the country writes', () => {
    expect(guess(['01/02/2020', '03/04/2020'], 'MDY')).toMatchObject({ order: 'MDY', ambiguous: true })
    expect(guess(['01/02/2020', '03/04/2020'], 'DMY')).toMatchObject({ order: 'DMY', ambiguous: true })
    expect(guess(['01.02.2020', '03.04.2020'], 'MDY')).toMatchObject({ order: 'DMY', ambiguous: false })
  })

  it('follows the majority of a contradictory column and counts the rest as unreadable', () => {
    const found = guess(['13/04/2020', '14/04/2020', '04/15/2020'])
    expect(found).toMatchObject({ order: 'DMY', contradictory: true, readable: 2, filled: 3 })
  })

  it('knows serials from ordinary numbers', () => {
    expect(guess(['42370', '42371', '42390.5'])).toMatchObject({ serial: true, readable: 3 })
    expect(
      guess(['2016-01-01', '2016-01-02', '2016-01-03', '2016-01-04', '2016-01-05', '12345']),
    ).toMatchObject({
      serial: false,
      readable: 5,
    })
  })

  it('never mixes orders inside a column', () => {
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.array(date, { minLength: 1 }), fc.constantFrom('DMY', 'MDY'), (dates, order) => {
        const pad = (n: number) => String(n).padStart(2, '0')
        const cells = dates.map((d) => {
          const [day, month] = [pad(d.getUTCDate()), pad(d.getUTCMonth() + 1)]
          return `${order === 'DMY' ? `${day}/${month}` : `${month}/${day}`}/${d.getUTCFullYear()}`
        })
        const found = guess(cells)
        expect(found.contradictory).toBe(false)
        if (!found.ambiguous) expect(found.order).toBe(order)
        const read = cells.map((cell) => text(cell, found.order))
        const other = dates.every((d) => d.getUTCDate() <= 12)
        expect(found.ambiguous).toBe(other)
        if (!other) expect(read).toEqual(dates.map((d) => `${d.toISOString().slice(0, 10)}T12:00:00`))
        expect(read).not.toContain(null)
      }),
    )
  })
})
