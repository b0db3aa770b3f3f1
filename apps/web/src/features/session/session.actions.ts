'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ApiError } from '../../api/error'
import { askApi } from '../../api/server'
import { signInBy, signOut } from '../../auth/sign-in'
import type { Credential, SignInWay } from '../../auth/ways'
import type { FormAction, FormAnswer } from '../../components/light/light-form'
import { fieldOf, refusal, type Words } from './refusal'
import { safeNext } from './safe-next'
import { RequestPasswordReset } from './session.documents'

async function enter(way: SignInWay, form: FormData, words: Words): Promise<FormAnswer> {
  try {
    await signInBy(way, Object.fromEntries(form) as Credential)
  } catch (error) {
    return refusal(error, form, words)
  }
  redirect(safeNext(form.get('next')))
}

export const signInAction: FormAction = async (_, form) =>
  enter('email', form, { 'sign_in.failed': (await getTranslations('auth.signIn'))('failed') })

export const signInWithPinAction: FormAction = async (_, form) =>
  enter('pin', form, { 'sign_in.failed': (await getTranslations('auth.pin'))('failed') })

export const signUpAction: FormAction = async (_, form) =>
  enter('founding', form, { 'sign_in.failed': (await getTranslations('auth.signUp'))('known') })

export const acceptInvitationAction: FormAction = async (_, form) => {
  const t = await getTranslations('auth.invite')
  return enter('invitation', form, { 'sign_in.failed': t('known'), not_found: t('gone') })
}

export const resetPasswordAction: FormAction = async (_, form) =>
  enter('reset', form, { not_found: (await getTranslations('auth.reset'))('expired') })

export const requestPasswordResetAction: FormAction = async (_, form) => {
  const email = fieldOf(form, 'email').trim()
  try {
    await askApi(RequestPasswordReset, { input: { email } })
  } catch (error) {
    return refusal(error, form)
  }
  redirect(`/forgot-password?sent=${encodeURIComponent(email)}`)
}

export async function signOutAction() {
  await signOut()
  redirect('/sign-in')
}

export async function switchOrganisationAction(form: FormData) {
  await signInBy('switch', { organisationId: fieldOf(form, 'organisationId') })
  redirect('/')
}

/** The session is renewed with the password; every other one has ended. Answers the refusal, if any. */
export async function changePasswordAction(input: { current: string; next: string }) {
  try {
    await signInBy('change', input)
    return null
  } catch (error) {
    return ApiError.from(error).toJSON()
  }
}
