'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { askApi } from '../../api/server'
import { signInBy, signOut } from '../../auth/sign-in'
import type { FormAction } from '../../components/light/light-form'
import { refusal, safeNext, fieldOf as text } from './refusal'
import { RequestPasswordReset, ResetPassword, SignUp } from './session.documents'

export const signInAction: FormAction = async (_, form) => {
  try {
    await signInBy('email', { email: text(form, 'email').trim(), password: text(form, 'password') })
  } catch (error) {
    return refusal(error, form, { alert: (await getTranslations('auth.signIn'))('failed') })
  }
  redirect(safeNext(form.get('next')))
}

export const signInWithPinAction: FormAction = async (_, form) => {
  try {
    const personnelNumber = text(form, 'personnelNumber').trim()
    await signInBy('pin', { slug: text(form, 'slug'), personnelNumber, pin: text(form, 'pin') })
  } catch (error) {
    return refusal(error, form, { alert: (await getTranslations('auth.pin'))('failed') })
  }
  redirect(safeNext(form.get('next')))
}

export const signUpAction: FormAction = async (_, form) => {
  const input = {
    organisationName: text(form, 'organisationName'),
    country: text(form, 'country'),
    locale: text(form, 'locale') === 'ru' ? ('ru' as const) : ('en' as const),
    timeZone: text(form, 'timeZone'),
    siteName: text(form, 'siteName'),
    name: text(form, 'name'),
    email: text(form, 'email').trim(),
    password: text(form, 'password'),
  }
  try {
    await askApi(SignUp, { input })
    await signInBy('email', { email: input.email, password: input.password })
  } catch (error) {
    return refusal(error, form)
  }
  redirect('/')
}

export const requestPasswordResetAction: FormAction = async (_, form) => {
  const email = text(form, 'email').trim()
  try {
    await askApi(RequestPasswordReset, { input: { email } })
  } catch (error) {
    return refusal(error, form)
  }
  redirect(`/forgot-password?sent=${encodeURIComponent(email)}`)
}

export const resetPasswordAction: FormAction = async (_, form) => {
  try {
    await askApi(ResetPassword, { input: { token: text(form, 'token'), password: text(form, 'password') } })
  } catch (error) {
    return refusal(error, form)
  }
  redirect('/sign-in?reset=done')
}

export const acceptInvitationAction: FormAction = async (_, form) => {
  try {
    const [token, name, password] = [text(form, 'token'), text(form, 'name'), text(form, 'password')]
    await signInBy('token', { token, name, password })
  } catch (error) {
    return refusal(error, form)
  }
  redirect('/')
}

export async function signOutAction() {
  await signOut()
  redirect('/sign-in')
}

export async function switchOrganisationAction(form: FormData) {
  await signInBy('switch', { organisationId: text(form, 'organisationId') })
  redirect('/')
}
