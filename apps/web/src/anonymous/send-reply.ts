import { ApiError } from '../api/error'
import { OpenReceipt, ReplyAnonymously } from './anonymous.documents'
import { ask } from './ask'
import type { useWork } from './use-work'

type Said = { receipt: string; id: string; text: string }

/** The thread as it is now. `earlier`: another text had arrived under this id, and this one has not been sent yet. */
export async function sendReply(said: Said, withWork: ReturnType<typeof useWork>) {
  try {
    const { replyAnonymously } = await withWork((work) => ask(ReplyAnonymously, { ...said, work }))
    return { thread: replyAnonymously, earlier: false }
  } catch (error) {
    if (ApiError.from(error).reason !== 'comment.already_sent') throw error
    const { receipt } = said
    const { openReceipt } = await withWork((work) => ask(OpenReceipt, { receipt, work }))
    return { thread: openReceipt, earlier: true }
  }
}
