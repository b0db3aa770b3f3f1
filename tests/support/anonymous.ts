import { createHash } from 'node:crypto'
import { v4 } from 'uuid'
import { expect } from 'vitest'
import type { Answer } from './asker'
import type { TestOrganisation } from './organisation'
import { sha256Of } from './photos'

type Headers = Record<string, string>
export type Heard = { status: number; headers: globalThis.Headers; data: Answer; reasons: string[] }
export type Door = {
  ask(query: string, variables?: object, headers?: Headers): Promise<Heard>
  /** The data; fails the test on any error. */
  run(query: string, variables?: object, headers?: Headers): Promise<Answer>
  work(headers?: Headers): Promise<{ token: string; nonce: string }>
}

const isSolved = (text: string, bits: number) => {
  const digest = createHash('sha256').update(text).digest()
  return BigInt(`0x${digest.toString('hex')}`) >> BigInt(256 - bits) === 0n
}

export const filing = `mutation ($input: SubmitAnonymousReportInput!) {
  submitAnonymousReport(input: $input) { receipt proof handOverAt number }
}`
export const opening = `mutation ($receipt: String!, $work: WorkInput!) {
  openReceipt(receipt: $receipt, work: $work) {
    status number type organisation site location whatHappened handOverAt decisionNote promises { mode dueAt kept }
    messages { id from text on readByOfficer waiting }
  }
}`
export const replying = `mutation ($receipt: String!, $id: UUID!, $text: String!, $work: WorkInput!) {
  replyAnonymously(receipt: $receipt, id: $id, text: $text, work: $work) { status messages { text waiting readByOfficer } }
}`

/** The anonymous door of a running API, as a page knocks there. */
export function doorOf(url: string): Door {
  const ask: Door['ask'] = async (query, variables = {}, headers = {}) => {
    const response = await fetch(`${url}/anonymous/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query, variables }),
      headers: { 'content-type': 'application/json', ...headers },
    })
    const { data, errors = [] } = (await response.json()) as {
      data?: Answer
      errors?: { extensions: { reason: string } }[]
    }
    const reasons = errors.map(({ extensions }) => extensions.reason)
    return { status: response.status, headers: response.headers, data, reasons }
  }
  const run: Door['run'] = async (...asked) => {
    const { data, reasons } = await ask(...asked)
    expect(reasons).toEqual([])
    return data
  }
  const work: Door['work'] = async (headers) => {
    const { token, bits } = (await run('{ workChallenge { token bits } }', {}, headers)).workChallenge
    for (let n = 0; ; n++) if (bits === 0 || isSolved(`${token}:${n}`, bits)) return { token, nonce: `${n}` }
  }
  return { ask, run, work }
}

export const anonymousCard = (organisation: TestOrganisation, changes: object = {}) => ({
  key: v4(),
  place: { slug: organisation.slug },
  siteId: organisation.sites[0].id,
  type: 'NEAR_MISS',
  whatHappened: 'Oil on the floor. I slipped.',
  urgent: false,
  ...changes,
})

/** Files a card at the door and gives what the page shows. */
export async function fileAnonymously(door: Door, card: object, headers: Headers = {}) {
  const input = { ...card, work: await door.work(headers) }
  return (await door.run(filing, { input }, headers)).submitAnonymousReport
}

/** Sends a photo to the same door, whole, with the key of its card or with its receipt. */
export async function sendPhoto(url: string, bytes: Uint8Array, headers: Headers): Promise<void> {
  const sha256 = sha256Of(bytes)
  const response = await fetch(`${url}/anonymous/photos/${v4()}`, {
    method: 'PUT',
    body: Buffer.from(bytes),
    headers: { 'content-type': 'application/octet-stream', 'x-content-sha256': sha256, ...headers },
  })
  expect(await response.json()).toMatchObject({ sha256 })
}
