import { afterEach, expect, it, vi } from 'vitest'
import { sendReply } from './send-reply'

afterEach(() => vi.unstubAllGlobals())

const said = { receipt: '1', id: 'i', text: 'Edited.' }
const withWork: Parameters<typeof sendReply>[1] = (run) => run({ token: 't', nonce: 'n' })
const refusal = (reason: string) => ({ errors: [{ extensions: { code: 'CONFLICT', reason } }] })
function answering(...answers: object[]) {
  const fetched = vi.fn(async () => Response.json(answers.shift()))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

it('is the thread with the answer in it', async () => {
  answering({ data: { replyAnonymously: { status: 'WAITING' } } })
  expect(await sendReply(said, withWork)).toEqual({ thread: { status: 'WAITING' }, earlier: false })
})

it('finds what arrived when the answer to another text under the same id was lost', async () => {
  const fetched = answering(refusal('comment.already_sent'), { data: { openReceipt: { status: 'WAITING' } } })
  expect(await sendReply(said, withWork)).toEqual({ thread: { status: 'WAITING' }, earlier: true })
  expect(fetched).toHaveBeenCalledTimes(2)
})

it('leaves every other refusal to who asked', async () => {
  answering(refusal('anonymous.too_many_messages'))
  await expect(sendReply(said, withWork)).rejects.toMatchObject({ reason: 'anonymous.too_many_messages' })
})
