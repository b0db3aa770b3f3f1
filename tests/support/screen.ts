import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { messagesOf } from '@closecall/messages/messages'
import type { Page } from 'playwright-core'
import { accountOf, type Company, type Locale } from './visit'

const app = fileURLToPath(new URL('../../apps/web/src/app', import.meta.url))

/** Answered without the framework: route handlers, so not found by their file names. */
const bare = ['/o/[slug]/anonymous', '/m', '/kiosk'].map((route) => ({ route, inside: false }))

/** Every page of the web application, as it is written in its folder names: `/reports/[number]`. */
export const routes = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx')
  .map((file) => {
    const parts = path.dirname(file).split(path.sep)
    const shown = parts.filter((part) => part !== '.' && !part.startsWith('('))
    return { route: `/${shown.join('/')}`, inside: parts[0] === '(app)' || shown.join() === 'report' }
  })
  .concat(bare)
  .sort((a, b) => a.route.localeCompare(b.route))

/** The address of a route, with something of the demo in its gaps. */
export function addressOf(route: string, company: Company): string {
  const door = new URL(accountOf(company, 'WORKER').url).pathname
  return route
    .replace('/o/[slug]', door)
    .replace('[number]', 'NM-2026-0003')
    .replace('[token]', 'no-such-token')
    .replace('[id]', '00000000-0000-4000-8000-000000000000')
}

/** Goes there and waits until nothing of the page is a placeholder any more. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('[data-placeholder]').first().waitFor({ state: 'detached' })
}

/** What axe says against WCAG 2.2 AA, one line per place; describing every place that is as it should be takes a third longer. */
export async function violationsOf(page: Page): Promise<string[]> {
  const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  // A page of ours holds no other site's frame, for which axe would go through a second, empty page.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  const { violations } = await axe.withTags(standard).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary})`),
  )
}

/** By how many pixels the page is wider than its screen. */
export async function sidewaysOf(page: Page): Promise<number> {
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  return Math.max(0, width - (page.viewportSize()?.width ?? 0))
}

const leaves = (node: unknown): string[] =>
  typeof node === 'string' ? [node] : Object.values(node as object).flatMap(leaves)
const plain = (locale: Locale) =>
  leaves(messagesOf(locale)).filter((text) => text.includes(' ') && !/[{}<]/.test(text))
const key = new RegExp(`(?<![\\w@.])(?:${Object.keys(messagesOf('en')).join('|')})(?:\\.[A-Za-z_]\\w*)+`, 'g')

/** Message keys without a text, and whole texts of the other language. */
export async function untranslatedOn(page: Page, locale: Locale): Promise<string[]> {
  const text = await page.locator('body').innerText()
  const lines = new Set(text.split('\n').map((line) => line.trim()))
  const own = new Set(plain(locale))
  const foreign = plain(locale === 'en' ? 'ru' : 'en').filter((each) => lines.has(each) && !own.has(each))
  return [...(text.match(key) ?? []), ...foreign]
}
