import { messagesOf } from '@closecall/messages/messages'
import { createTranslator } from 'next-intl'
import { expect, it, vi } from 'vitest'
import { ApiError } from '../../../../api/error'
import { writtenLocale } from '../../../../i18n/locales'
import InvitePage from './page'

const { askApi } = vi.hoisted(() => ({ askApi: vi.fn() }))
vi.mock('../../../../api/server', () => ({ askApi }))
vi.mock('../../../../features/session/session.actions', () => ({ acceptInvitationAction: vi.fn() }))
vi.mock('next-intl/server', () => ({
  getTranslations: async (namespace: 'auth') =>
    createTranslator({ locale: writtenLocale('en'), messages: messagesOf('en'), namespace }),
}))

const { auth, errors } = messagesOf('en')
const shown = async () => {
  const page = await InvitePage({
    params: Promise.resolve({ token: 't' }),
    searchParams: Promise.resolve({}),
  })
  return page.props as { title: string; lead: string }
}

it('calls an invitation gone only when the service says so', async () => {
  askApi.mockResolvedValueOnce({ invitation: null })
  expect(await shown()).toMatchObject({ title: auth.invite.goneTitle })
  askApi.mockRejectedValueOnce(new ApiError('UNAVAILABLE', 'unavailable'))
  expect(await shown()).toMatchObject({ title: 'Something went wrong', lead: errors.codes.UNAVAILABLE })
  askApi.mockRejectedValueOnce(new ApiError('RATE_LIMITED', 'rate_limited', [], { retryAfterSeconds: 100 }))
  expect((await shown()).lead).toContain('Try again in 2 minutes')
})
