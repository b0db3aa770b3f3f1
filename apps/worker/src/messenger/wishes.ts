import { createHash } from 'node:crypto'
import { type Messenger, MessengerTrouble } from '@closecall/adapters/messenger'
import type { Storage } from '@closecall/adapters/storage'
import type { AnonymousCtx } from '@closecall/core/access/anonymous-ctx'
import { DomainError } from '@closecall/core/access/errors'
import { attachAnonymousPhoto } from '@closecall/core/intake/attach-anonymous-photo'
import { anonymousPlace } from '@closecall/core/intake/intake.rows'
import { submitAnonymousReport } from '@closecall/core/intake/submit-anonymous-report'
import { openReceipt } from '@closecall/core/receipts/open-receipt'
import { sendReply } from '@closecall/core/receipts/send-reply'
import { PHOTO_LIMITS } from '@closecall/documents/photo'
import type { Event, Photo, Refusal, Talk, Wish } from './talk'

type Tools = { messenger: Messenger; storage: Storage; anonymous: AnonymousCtx }

/** A chat has no page that could compute: its account is what a guesser pays with. */
const work = { token: '', nonce: '' }

/** Does what a conversation asked for, by the use cases of the anonymous page, and tells how it ended. */
export async function fulfil(wish: Wish, tools: Tools): Promise<Event> {
  const { anonymous } = tools
  try {
    switch (wish.kind) {
      case 'find':
        return { kind: 'found', place: await anonymousPlace(anonymous, wish.way) }
      case 'file':
        return await file(wish.talk, tools)
      case 'open': {
        const thread = await openReceipt(anonymous, { receipt: wish.receipt, work })
        return { kind: 'opened', thread, answered: false }
      }
      case 'answer': {
        const { receipt, id, text } = wish
        const thread = await sendReply(anonymous, { receipt, id, text, work })
        return { kind: 'opened', thread, answered: true }
      }
    }
  } catch (error) {
    return { kind: 'refused', why: whyOf(error) }
  }
}

function whyOf(error: unknown): Refusal {
  if (!(error instanceof DomainError)) return 'trouble'
  if (error.code === 'NOT_FOUND') return 'unknown'
  if (error.code === 'INVALID') return 'invalid'
  if (error.code === 'RATE_LIMITED') return 'busy'
  return error.code === 'LIMIT' ? 'full' : 'trouble'
}

async function file(talk: Talk, tools: Tools): Promise<Event> {
  const { way, type, siteId, locationId, key, text: whatHappened, urgent } = talk
  if (!way || !type || !siteId) return { kind: 'refused', why: 'trouble' }
  const card = { key, place: way, type, siteId, locationId, whatHappened, urgent, work }
  const { receipt, handOverAt, number, proof } = await submitAnonymousReport(tools.anonymous, card)
  let lost = 0
  for (const photo of talk.photos) if (!(await attach(photo, key, tools))) lost++
  const said = { type, siteId, locationId, whatHappened }
  const nothing = { whatCouldHappen: null, immediateAction: null, proposal: null }
  const file = { proof, card: { ...said, ...nothing } }
  return { kind: 'filed', filed: { receipt, handOverAt, number, lost, proof: file } }
}

/** The words are in: a picture that cannot be had must not take them back. */
async function attach({ id, file }: Photo, key: string, { messenger, storage, anonymous }: Tools) {
  try {
    const bytes = await messenger.photo(file, PHOTO_LIMITS.bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await attachAnonymousPhoto(anonymous, storage, { photoId: id, sha256, key }, bytes)
    return true
  } catch (error) {
    if (error instanceof MessengerTrouble || error instanceof DomainError) return false
    throw error
  }
}
