import { expect, test } from 'vitest'
import { readQuery, writeQuery } from './report-filter'

test('an address keeps by which name and on which way reports came, and nothing it does not know', () => {
  const address = '?privacy=ANONYMOUS,CONFIDENTIAL&source=BOX,KIOSK'
  const query = readQuery(new URLSearchParams(address))
  expect(query.filter).toEqual({ privacy: ['ANONYMOUS', 'CONFIDENTIAL'], source: ['BOX', 'KIOSK'] })
  expect(writeQuery(query)).toBe(address)
  expect(readQuery(new URLSearchParams('?privacy=SECRET&source=PIGEON')).filter).toEqual({})
})
