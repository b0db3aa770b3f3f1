import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium'

export type Size = 'phone' | 'desktop'
export type PageOptions = {
  size?: Size
  locale?: 'en' | 'ru'
  scheme?: 'light' | 'dark'
  /** The address relative links start from, usually the product's. */
  baseURL?: string
}
export type OpenPage = Page & {
  /** What went wrong inside the page: uncaught errors and console.error. */
  faults: string[]
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The product must work without the world.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

let launched: Promise<Browser> | undefined

async function launch(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({ executablePath, env, args: flags, headless: true })
}

/** One per worker, which takes it along when it ends. */
export function browser(): Promise<Browser> {
  launched ??= launch()
  return launched
}

/** A person with a device of their own: nothing is shared with another page but the product. */
export async function openPage(options: PageOptions = {}): Promise<OpenPage> {
  const { size = 'desktop', locale = 'en', scheme = 'light', baseURL } = options
  const phone = size === 'phone'
  const context = await (await browser()).newContext({
    baseURL,
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    deviceScaleFactor: phone ? 2 : 1,
    isMobile: phone,
    hasTouch: phone,
    locale: locale === 'ru' ? 'ru-RU' : 'en-GB',
    timezoneId: 'Europe/Moscow',
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  const page = await watched(context)
  page.once('close', () => void context.close().catch(() => {}))
  return page
}

/** One more tab of the same browser, which shares with the first what a browser keeps. */
export const openTab = (page: Page): Promise<OpenPage> => watched(page.context())

async function watched(context: BrowserContext): Promise<OpenPage> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.setDefaultTimeout(45_000)
  return Object.assign(page, { faults })
}
