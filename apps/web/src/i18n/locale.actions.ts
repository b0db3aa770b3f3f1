'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { fieldOf } from '../features/session/refusal'
import { knownLocale, localeCookie } from './locales'

export async function chooseLocale(form: FormData) {
  const locale = knownLocale(fieldOf(form, 'locale'))
  if (!locale) return
  await rememberLocale(locale)
  revalidatePath('/', 'layout')
}

async function rememberLocale(locale: string) {
  ;(await cookies()).set(localeCookie, locale, { path: '/', maxAge: 365 * 24 * 3600, sameSite: 'lax' })
}
