import { describe, expect, it } from 'vitest'
import { addMonths, monthOf, readQuery, writeQuery } from './period'

const read = (text: string) => readQuery(new URLSearchParams(text), '2026-11')

describe('the period of the dashboard', () => {
  it('is the last twelve months unless the address says otherwise', () => {
    expect(read('')).toEqual({ span: '12', period: { from: '2025-12', to: '2026-11' }, site: null })
    expect(read('months=3').period).toEqual({ from: '2026-09', to: '2026-11' })
  })

  it('reads months of one’s own and writes them back', () => {
    const query = read('from=2016-01&to=2017-07&site=a')
    expect(query).toEqual({ span: 'own', period: { from: '2016-01', to: '2017-07' }, site: 'a' })
    expect(writeQuery(query)).toBe('?from=2016-01&to=2017-07&site=a')
  })

  it.each(['from=2017-07&to=2016-01', 'from=2016-13&to=2017-01', 'from=2001-01&to=2026-01', 'months=7'])(
    'falls back on %s',
    (text) => {
      expect(read(text).span).toBe('12')
    },
  )

  it('counts months over years and asks the organisation’s clock', () => {
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(addMonths('2025-12', 1)).toBe('2026-01')
    expect(monthOf(new Date('2026-10-31T22:00:00Z'), 'Asia/Vladivostok')).toBe('2026-11')
  })
})
