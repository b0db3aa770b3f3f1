import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { destroyEmbedded } from '@closecall/db/embedded'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from '../support/chromium'
import { begin } from '../support/starter'
import { freePort } from './support/process'
import type { Row } from './table'

const runs = 5
/** A cheap phone on a bad network: four times slower, 1.6 Mbit/s down, 0.75 up, 150 ms there and back. */
const slow = { cpu: 4, down: 1_600_000 / 8, up: 750_000 / 8, latency: 150 }

/** The page behind a code on the wall: drawn, its first tap acted on, and from the last tap to the receipt. */
export async function benchPage(): Promise<Row[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'closecall-bench-'))
  chmodSync(dataDir, 0o711)
  const [port, apiPort] = [await freePort(), await freePort()]
  const product = begin({ dataDir, port, apiPort, SEED: 'demo', TRUSTED_DOCUMENTS: 'on' })
  let browser: Browser | undefined
  try {
    await product.ready()
    const { executablePath, env } = await findChromium()
    browser = await chromium.launch({ executablePath, env, args: ['--no-sandbox', '--disable-gpu'] })
    const form = `http://localhost:${port}${doorOf(dataDir)}`
    const anonymous: Times[] = []
    const framework: number[] = []
    for (let run = 0; run < runs; run++) {
      anonymous.push(await onSlowPhone(browser, (page) => fileOn(page, `${form}/anonymous`)))
      framework.push(
        await onSlowPhone(browser, (page) => heard(page, form, 'form button[type=submit], form button')),
      )
    }
    const times = (what: keyof Times) => anonymous.map((each) => each[what])
    const base = median(framework)
    return [
      row('anonymous form: address to its buttons drawn', times('drawn'), base),
      row('anonymous form, tapped at once: address to the next step', times('acted'), base),
      row('worker’s sign-in: address to a button that listens, for comparison', framework, base),
      row('anonymous form: last tap to receipt', times('sent')),
    ]
  } finally {
    await browser?.close()
    product.child.kill('SIGTERM')
    await product.ended
    await destroyEmbedded(path.join(dataDir, 'postgres'))
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Times = { drawn: number; acted: number; sent: number }

function doorOf(dataDir: string): string {
  const file = path.join(dataDir, 'demo-accounts.json')
  if (!existsSync(file)) throw new Error('The demo has not been loaded')
  const accounts = JSON.parse(readFileSync(file, 'utf8')) as { url: string; pin?: string }[]
  const worker = accounts.find(({ pin }) => pin)
  return new URL(worker?.url ?? '').pathname
}

async function onSlowPhone<Answer>(
  browser: Browser,
  visit: (page: Page) => Promise<Answer>,
): Promise<Answer> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    // Asking whether a button listens is evaluating, which the page's policy forbids.
    bypassCSP: true,
    isMobile: true,
    hasTouch: true,
  })
  try {
    const page = await context.newPage()
    const device = await context.newCDPSession(page)
    await device.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu })
    await device.send('Network.enable')
    await device.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slow.latency,
      downloadThroughput: slow.down,
      uploadThroughput: slow.up,
    })
    return await visit(page)
  } finally {
    await context.close()
  }
}

/** Until the button stands there and its script listens. */
async function heard(page: Page, address: string, button: string): Promise<number> {
  const began = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator(button).first().waitFor()
  // React has bound its props to the element.
  const bound = `Object.keys(document.querySelector(${JSON.stringify(button)}) ?? {}).some((key) => key.startsWith('__reactProps'))`
  await page.waitForFunction(bound, undefined, { polling: 10 })
  return performance.now() - began
}

/**
 * A thumb that waits for nothing: it taps the kind as soon as that is drawn. What is counted is not that somebody heard
 * the tap, but that the step it leads to stands on the screen.
 */
async function fileOn(page: Page, address: string): Promise<Times> {
  const began = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  const kind = page.locator('[data-type=NEAR_MISS]')
  await kind.waitFor()
  const drawn = performance.now() - began
  await kind.tap()
  const next = page.locator('form button[type=submit]')
  await next.waitFor()
  const acted = performance.now() - began
  const site = page.locator('#site')
  if ((await site.count()) > 0) await site.selectOption({ index: 1 })
  await next.tap()
  await page.locator('#whatHappened').fill('Oil on the floor by the press.')
  const tapped = performance.now()
  await next.tap()
  await page
    .getByText(/\d{4}\s\d{4}/)
    .first()
    .waitFor()
  return { drawn, acted, sent: performance.now() - tapped }
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`

function row(what: string, all: number[], base?: number): Row {
  const figure = median(all)
  return {
    bench: 'page on a slow phone',
    what,
    figure: seconds(figure),
    detail: `4× CPU, 1.6 Mbit/s, 150 ms; ${seconds(Math.min(...all))}–${seconds(Math.max(...all))} of ${all.length}`,
    ratio: base ? (figure / base).toFixed(2) : '',
  }
}
