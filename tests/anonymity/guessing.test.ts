import { randomInt } from 'node:crypto'
import type { AnonymousCtx } from '@closecall/core/access/anonymous-ctx'
import { anonymousLimits } from '@closecall/core/access/anonymous-limits'
import { provenHolder } from '@closecall/core/receipts/receipt.rows'
import { expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, opening } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { pepper } from '../support/product'

const api = useApi()
const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('')
const from = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` })

test('10 000 guesses: no hit, limited, and others come in all the while', async () => {
  const organisation = await makeOrganisation(api())
  const door = doorOf(api().url)
  const { receipt } = await fileAnonymously(door, anonymousCard(organisation), from(1))
  const answers = new Map<string, number>()
  const guess = async (n: number) => {
    // Half of them know the first half of a real one.
    const guessed = n % 2 ? digits(20) : receipt.slice(0, 10) + digits(10)
    const attacker = from(100 + (n % 3))
    // All that a network may try in ten minutes comes with its sum solved; the flood behind it does not.
    const work = n < 90 ? await door.work(attacker) : { token: 'none', nonce: '0' }
    const { data, reasons } = await door.ask(opening, { receipt: guessed, work }, attacker)
    expect(data?.openReceipt ?? null).toBeNull()
    const said = reasons.join()
    answers.set(said, (answers.get(said) ?? 0) + 1)
  }
  for (let n = 0; n < 10_000; n += 50) {
    const guesses = Array.from({ length: 50 }, (_, at) => guess(n + at))
    if (n % 1_000 === 0) {
      const opened = await door.run(opening, { receipt, work: await door.work(from(2)) }, from(2))
      expect(opened.openReceipt.status).toBe('WAITING')
    }
    await Promise.all(guesses)
  }
  expect([...answers.values()].reduce((sum, n) => sum + n)).toBe(10_000)
  // Twenty guesses a network, at most; the rest was refused before anything was looked up.
  expect(answers.get('not_found')).toBeLessThanOrEqual(60)
  const refusals = ['anonymous.busy', 'anonymous.too_many', 'anonymous.work', 'not_found']
  expect(refusals).toEqual(expect.arrayContaining([...answers.keys()]))
}, 400_000)

test('aliased guesses are refused as a whole, and a solved challenge is good for one', async () => {
  const door = doorOf(api().url)
  const work = await door.work()
  const aliased = `mutation ($work: WorkInput!) { ${Array.from({ length: 10 }, (_, n) => {
    return `a${n}: openReceipt(receipt: "${digits(20)}", work: $work) { status }`
  }).join(' ')} }`
  expect((await door.ask(aliased, { work })).reasons).toEqual(['query.one_secret'])
  const one = async () => (await door.ask(opening, { receipt: digits(20), work })).reasons
  const both = await Promise.all([one(), one()])
  expect(both.map(String).toSorted()).toEqual(['anonymous.work', 'not_found'])
})

test('unknown and known first halves answer alike', async () => {
  const organisation = await makeOrganisation(api())
  const door = doorOf(api().url)
  const { receipt } = await fileAnonymously(door, anonymousCard(organisation))
  const answer = async (guessed: string) => {
    const response = await fetch(`${api().url}/anonymous/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: opening, variables: { receipt: guessed, work: await door.work() } }),
    })
    const headers = [...response.headers].filter(([name]) => name !== 'date')
    return { status: response.status, headers, body: await response.text() }
  }
  const known = await answer(receipt.slice(0, 10) + (receipt.endsWith('1') ? '2' : '1').repeat(10))
  expect(await answer(digits(20))).toEqual(known)
  expect(known.body).toContain('not_found')
})

test('a neighbour’s guesses keep nobody from their own receipt, and wrong ones answer alike after them, too', async () => {
  const organisation = await makeOrganisation(api())
  const door = doorOf(api().url)
  const here = from(50)
  const { receipt } = await fileAnonymously(door, anonymousCard(organisation), here)
  const open = async (given: string) => {
    const { data, reasons } = await door.ask(opening, { receipt: given, work: await door.work(here) }, here)
    return reasons.join() || data.openReceipt.status
  }
  for (let n = 0; n < 20; n++) expect(await open(digits(20))).toBe('not_found')
  const known = receipt.slice(0, 10) + (receipt.endsWith('1') ? '2' : '1').repeat(10)
  for (const wrong of [digits(20), known]) expect(await open(wrong)).toBe('anonymous.too_many')
  expect(await open(receipt)).toBe('WAITING')
})

test('unknown, half known and right receipts cost one hash each, before and after too many guesses', async () => {
  const organisation = await makeOrganisation(api())
  const door = doorOf(api().url)
  const { receipt } = await fileAnonymously(door, anonymousCard(organisation))
  let hashes = 0
  const limits = anonymousLimits(() => api().clock.now.getTime(), pepper)
  const anonymous: AnonymousCtx = {
    database: api().database,
    address: '203.0.113.60',
    pepper,
    limits,
    hashing: {
      hash: async () => '',
      verify: async (hashed, secret) => {
        hashes++
        return hashed !== null && secret === receipt
      },
    },
    noteScan() {},
    now: () => api().clock.now,
  }
  const half = receipt.slice(0, 10) + digits(10)
  const answers = async () => {
    const tried: string[] = []
    for (const given of [digits(20), half, receipt]) {
      hashes = 0
      const answer = await provenHolder(anonymous, given).then(
        () => 'proven',
        (error) => error.reason,
      )
      tried.push(`${answer} ${hashes}`)
    }
    return tried
  }
  expect(await answers()).toEqual(['not_found 1', 'not_found 1', 'proven 1'])
  for (let n = 0; n < 18; n++) limits.guessed(anonymous.address)
  expect(await answers()).toEqual(['anonymous.too_many 1', 'anonymous.too_many 1', 'proven 1'])
})

test('who solved no sum is asked for no hash after too many guesses', async () => {
  const organisation = await makeOrganisation(api())
  const here = from(70)
  const { receipt } = await fileAnonymously(doorOf(api().url), anonymousCard(organisation), here)
  const put = async (given: string) => {
    const response = await fetch(`${api().url}/anonymous/photos/${crypto.randomUUID()}`, {
      method: 'PUT',
      headers: { 'x-content-sha256': '0'.repeat(64), 'x-receipt': given, ...here },
    })
    return ((await response.json()) as { errors: { extensions: { reason: string } }[] }).errors[0]?.extensions
      .reason
  }
  expect(await put(receipt)).toBe('photo.hash_differs')
  for (let n = 0; n < 20; n++) expect(await put(digits(20))).toBe('not_found')
  for (const given of [digits(20), receipt]) expect(await put(given)).toBe('anonymous.too_many')
})
