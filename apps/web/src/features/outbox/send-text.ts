import { cardOf } from '../capture/draft'
import type { Answer, Kept } from './kept'

const patience = 20_000

/** One sending of the words, as the member they belong to: a session of somebody else is refused. */
export async function sendText({ draft, memberId, occurredAt }: Kept): Promise<Answer> {
  try {
    const answer = await fetch('/report/send', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-member': memberId },
      body: JSON.stringify(cardOf(draft, occurredAt)),
      signal: AbortSignal.timeout(patience),
    })
    const body = (await answer.json().catch(() => null)) as Exclude<Answer, null> | null
    return body && ('sent' in body || 'refused' in body) ? body : { status: answer.status }
  } catch {
    return null
  }
}
