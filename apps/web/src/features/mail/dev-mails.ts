import { apiUrl } from '../../env'

export type DevMail = {
  id: string
  from: string
  to: string
  subject: string
  text: string
  locale: string
  sentAt: string
}

/** Letters nobody delivered because no mail server is set; null outside the demo. */
export async function devMails(): Promise<DevMail[] | null> {
  const answer = await fetch(apiUrl('/dev/mail'), { cache: 'no-store', signal: AbortSignal.timeout(10_000) })
  return answer.ok ? ((await answer.json()) as DevMail[]) : null
}
