import { gzipSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import { expect, it } from 'vitest'
import { formOf } from '../support/anonymous-page'
import { accountOf, type Visitor, visit, visitAs } from '../support/visit'

/** Kilobytes, compressed, of the script a page asks for. */
async function scriptOf({ page }: Visitor, address: string): Promise<number> {
  const files = new Set<string>()
  page.on('response', (response) => {
    if (/\.js(\?|$)/.test(response.url())) files.add(response.url())
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  // Asked for once more: the browser keeps no body of what a worker runs.
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await (await page.request.get(file)).body()).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1024
}

/** Of which the framework is 132: what is ours must stay small, and the components of the desk must stay out. */
const most = 148
/** The page for a phone on a bad network, without that framework: the worker's promise is 120. */
const anonymousMost = 40

it('the pages of a worker and of a stranger carry little script', async ({ annotate }) => {
  const weigh = async (visitor: Visitor, address: string, limit = most) => {
    const weight = await scriptOf(visitor, address)
    // `--reporter=verbose` shows it.
    await annotate(`${address}: ${weight.toFixed(1)} KB`)
    expect(weight, `KB of ${address}`).toBeLessThan(limit)
  }
  await weigh(await visitAs('factory', 'WORKER', { size: 'phone' }), '/report')
  await weigh(await visit('en', { size: 'phone' }), formOf('factory'), anonymousMost)
  await weigh(await visit('en', { size: 'phone' }), '/m', anonymousMost)
  for (const address of ['/sign-in', '/sign-up', new URL(accountOf('factory', 'WORKER').url).pathname]) {
    await weigh(await visit('en', { size: 'phone' }), address)
  }
})

it('a page of reports travels compressed', async () => {
  const { page } = await visitAs('factory', 'SAFETY_OFFICER')
  await page.goto('/reports', { waitUntil: 'networkidle' })
  const answers: Response[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('/graphql')) answers.push(response)
  })
  await page.reload({ waitUntil: 'networkidle' })
  const sizes = await Promise.all(answers.map(async (answer) => (await answer.body()).length))
  const long = answers.filter((_, index) => (sizes[index] ?? 0) > 5000)
  expect(long.map((answer) => answer.headers()['content-encoding'])).toEqual(long.map(() => 'gzip'))
  expect(long.length).toBeGreaterThan(0)
})

it('all that a stranger’s page asks for travels compressed', async () => {
  const { page } = await visit('en', { size: 'phone' })
  const sent: Record<string, string | undefined> = {}
  page.on('response', (response) => {
    if (/anonymous\/page|\/m$|\/anonymous$/.test(response.url()))
      sent[new URL(response.url()).pathname] = response.headers()['content-encoding']
  })
  for (const address of [formOf('factory'), '/m']) await page.goto(address, { waitUntil: 'networkidle' })
  expect(Object.keys(sent).length).toBeGreaterThan(3)
  expect(sent).toEqual(Object.fromEntries(Object.keys(sent).map((name) => [name, 'gzip'])))
})
