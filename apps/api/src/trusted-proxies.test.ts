import { expect, test } from 'vitest'
import { trustedProxies } from './trusted-proxies'

test('proxies are addresses, networks or the names of the private ones', () => {
  expect(trustedProxies.parse(undefined)).toEqual([])
  expect(trustedProxies.parse('10.0.0.5, 10.1.0.0/16 fd00::/8,uniquelocal')).toEqual([
    '10.0.0.5',
    '10.1.0.0/16',
    'fd00::/8',
    'uniquelocal',
  ])
})

test.each(['proxy.example.com', '10.0.0.300', '10.0.0.0/40', 'true', '*'])(
  '%s is refused at the start',
  (text) => {
    expect(trustedProxies.safeParse(text).success).toBe(false)
  },
)
