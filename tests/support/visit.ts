import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Messages, messagesOf } from '@closecall/messages/messages'
import { inject, onTestFinished } from 'vitest'
import { type OpenPage, openPage, openTab, type PageOptions } from './browser'
import type { DemoAccount } from './product.global'

/** The two organisations of the demo: Russian and English. */
export type Company = 'factory' | 'restaurant'
export type Role = 'OWNER' | 'ADMIN' | 'SAFETY_OFFICER' | 'SUPERVISOR' | 'EXECUTIVE' | 'WORKER'
export type Look = Pick<PageOptions, 'size' | 'scheme' | 'baseURL'>
export type Locale = 'en' | 'ru'
/** Somebody with a page of their own. */
export type Visitor = { page: OpenPage; words: Messages; locale: Locale }

const locales: Record<Company, Locale> = { factory: 'ru', restaurant: 'en' }
const mailHosts: Record<Company, string> = { factory: 'zavod.example', restaurant: 'harbour.example' }

const visitors: Visitor[] = []
async function leave(): Promise<void> {
  const faults = visitors.flatMap(({ page }) => page.faults)
  const devices = new Set(visitors.splice(0).map(({ page }) => page.context()))
  await Promise.all([...devices].map((device) => device.close()))
  if (faults.length > 0) throw new Error(`Errors in the browser:\n${faults.join('\n')}`)
}
function came(visitor: Visitor): Visitor {
  if (visitors.length === 0) onTestFinished(leave)
  visitors.push(visitor)
  return visitor
}

export function accountOf(company: Company, role: Role): DemoAccount {
  const { accounts } = inject('running')
  const organisation = accounts.find(({ email }) => email?.endsWith(mailHosts[company]))?.organisation
  const found = accounts.find((each) => each.organisation === organisation && each.role === role)
  if (!found) throw new Error(`The demo has no ${role} at the ${company}`)
  return found
}

/** A stranger in front of the product. */
export async function visit(locale: Locale, look: Look = {}): Promise<Visitor> {
  const page = await openPage({ baseURL: inject('running').url, ...look, locale })
  return came({ page, words: messagesOf(locale), locale })
}

/** Somebody's browser, with one more tab. */
export async function anotherTab(visitor: Visitor): Promise<Visitor> {
  return came({ ...visitor, page: await openTab(visitor.page) })
}

const signedIn = new Set<string>()
type Cookies = Awaited<ReturnType<ReturnType<OpenPage['context']>['cookies']>>

/** A member of the demo, already signed in: through the form the first time of a run, later with the cookies it gave. */
export async function visitAs(company: Company, role: Role, look: Look = {}): Promise<Visitor> {
  const visitor = await visit(locales[company], look)
  const context = visitor.page.context()
  const kept = path.join(inject('running').dataDir, `session-${company}-${role}.json`)
  if (existsSync(kept)) {
    const cookies = JSON.parse(readFileSync(kept, 'utf8')) as Cookies
    if (signedIn.has(kept) || (await areGood(cookies))) {
      signedIn.add(kept)
      await context.addCookies(cookies)
      return visitor
    }
  }
  await signIn(visitor, accountOf(company, role), '/settings/profile')
  // Whole or not at all: another worker may be reading.
  const half = `${kept}.${process.pid}`
  writeFileSync(half, JSON.stringify(await context.cookies()))
  renameSync(half, kept)
  signedIn.add(kept)
  return visitor
}

/** Another file may have signed that member out. */
async function areGood(cookies: Cookies): Promise<boolean> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const address = `${inject('running').url}/settings/profile`
  return (await fetch(address, { headers: { cookie }, redirect: 'manual' })).status === 200
}

type Credentials = Pick<DemoAccount, 'url' | 'email' | 'password' | 'personnelNumber' | 'pin'>

/** Through the form; `to` is where the visitor wanted to go. */
export async function signIn({ page, words }: Visitor, account: Credentials, to = '/'): Promise<void> {
  const { auth } = words
  const next = `?next=${encodeURIComponent(to)}`
  if (account.email) {
    await page.goto(`/sign-in${next}`)
    await page.getByLabel(auth.email).fill(account.email)
    await page.getByLabel(auth.password, { exact: true }).fill(account.password ?? '')
  } else {
    await page.goto(new URL(account.url).pathname + next)
    await page.getByLabel(auth.pin.personnelNumber).fill(account.personnelNumber ?? '')
    await page.getByLabel(auth.pin.pin, { exact: true }).fill(account.pin ?? '')
  }
  await page.getByRole('button', { name: auth.signIn.submit, exact: true }).click()
  // "/" itself only leads on.
  await page.waitForURL(({ pathname }) => pathname !== '/' && !/^\/(sign-in|o\/)/.test(pathname))
}

const plural = /\{(\w+), plural,((?:\s*(?:=\d+|\w+) \{[^{}]*\})+)\}/g

/** `Hello, {name}` with its values, and an English plural in the form its number takes, as the page shows them. */
export const filled = (text: string, values: Record<string, string | number>) =>
  text
    .replace(plural, (_, name: string, all: string) => {
      const count = Number(values[name])
      const forms = new Map([...all.matchAll(/(=\d+|\w+) \{([^{}]*)\}/g)].map(([, key, form]) => [key, form]))
      const form = forms.get(`=${count}`) ?? forms.get(count === 1 ? 'one' : 'other') ?? ''
      return form.replaceAll('#', String(count))
    })
    .replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))

export const sizes = ['phone', 'desktop'] as const
