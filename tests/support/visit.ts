import { type Messages, messagesOf } from '@closecall/messages/messages'
import { afterEach, inject } from 'vitest'
import { type OpenPage, openPage, type PageOptions } from './browser'
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
afterEach(async () => {
  const faults = visitors.flatMap(({ page }) => page.faults)
  await Promise.all(visitors.splice(0).map(({ page }) => page.context().close()))
  if (faults.length > 0) throw new Error(`Errors in the browser:\n${faults.join('\n')}`)
})

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
  const visitor = { page, words: messagesOf(locale), locale }
  visitors.push(visitor)
  return visitor
}

const keptSessions = new Map<string, Awaited<ReturnType<ReturnType<OpenPage['context']>['cookies']>>>()

/** A member of the demo, already signed in: through the form the first time, later with the cookies it gave. */
export async function visitAs(company: Company, role: Role, look: Look = {}): Promise<Visitor> {
  const visitor = await visit(locales[company], look)
  const key = `${company} ${role}`
  const kept = keptSessions.get(key)
  if (kept) {
    await visitor.page.context().addCookies(kept)
    return visitor
  }
  await signIn(visitor, accountOf(company, role), '/settings/profile')
  keptSessions.set(key, await visitor.page.context().cookies())
  return visitor
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
