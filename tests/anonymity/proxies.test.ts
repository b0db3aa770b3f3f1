import { describe, expect, test } from 'vitest'
import { doorOf } from '../support/anonymous'
import { useApi } from '../support/api'
import { enrolling, newToken } from '../support/kiosks'

const plain = useApi()
const behind = useApi({ trustedProxies: ['10.0.0.5', 'fd00::/8'] })

/** How the 21st guess of somebody is answered who says each time that they are somebody else; `%` is a new address. */
async function twentyFirst(api: ReturnType<typeof useApi>, chain: string) {
  const door = doorOf(api().url)
  let reasons: string[] = []
  for (let n = 0; n < 21; n++) {
    const headers = { 'x-forwarded-for': chain.replace('%', `203.0.113.${n}`) }
    reasons = (await door.ask(enrolling, { code: 'ABCD-EFGH', token: newToken() }, headers)).reasons
  }
  return reasons.join()
}
const one = 'anonymous.too_many'
const many = 'kiosk.unknown_code'

describe('who is counted', () => {
  test('the last whom no proxy of ours vouches for, however many a sender invents', async () => {
    expect(await twentyFirst(plain, '%, 198.51.100.1')).toBe(one)
    expect(await twentyFirst(behind, '%, 198.51.100.2, 10.0.0.5')).toBe(one)
    expect(await twentyFirst(behind, '%, 198.51.100.3, ::ffff:10.0.0.5')).toBe(one)
    expect(await twentyFirst(behind, '%, 198.51.100.4, fd00::7')).toBe(one)
    expect(await twentyFirst(behind, '%, 10.0.0.5, 198.51.100.5')).toBe(one)
  })

  test('each for themselves behind a proxy that is trusted, all as one behind another', async () => {
    expect(await twentyFirst(plain, '%')).toBe(many)
    expect(await twentyFirst(behind, '%, 10.0.0.5')).toBe(many)
    expect(await twentyFirst(behind, '%, ::ffff:10.0.0.5')).toBe(many)
    expect(await twentyFirst(behind, '%, 10.0.0.6')).toBe(one)
    expect(await twentyFirst(plain, '%, 10.0.0.5')).toBe(one)
  })
})
