import { sha256 } from './sha256'

/** What became of one photo in one go. Only `confirmed` lets the device forget it. */
export type Delivery = 'confirmed' | 'network' | 'server' | 'busy' | 'session' | 'refused'

const piece = 256 * 1024
const patience = 60_000

type Reply = { status: number; received?: number; sha256?: string; code?: string; reason?: string }

async function ask(address: string, init: RequestInit): Promise<Reply | null> {
  try {
    const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(patience), ...init })
    const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>
    const [error] = (body.errors ?? []) as { extensions?: Pick<Reply, 'code' | 'reason'> }[]
    return {
      status: answer.status,
      ...(typeof body.received === 'number' && { received: body.received }),
      ...(typeof body.sha256 === 'string' && { sha256: body.sha256 }),
      ...error?.extensions,
    }
  } catch {
    return null
  }
}

/** Only the API itself refuses for good; whatever else stands on the way may be gone in a minute. */
function refusal({ status, code }: Reply): Delivery {
  if (status === 401 || code === 'UNAUTHENTICATED') return 'session'
  if (status === 429 || code === 'RATE_LIMITED') return 'busy'
  return code && code !== 'UNAVAILABLE' && code !== 'INTERNAL' && status < 500 ? 'refused' : 'server'
}

type Sending = {
  reportId: string
  /** A line of the thread with an anonymous reporter, instead of the report itself. */
  messageId?: string
  id: string
  bytes: ArrayBuffer
  /** Of a tablet on which nobody is signed in: stands for the session. */
  pass?: string
  /** Whose sender has an own patience, and may give up. */
  signal?: AbortSignal
}

/** The parts do not make the whole, or there is a gap: the server knows from where to go on. */
const astray = ({ status, code, reason }: Reply) =>
  status === 409 && (!code || reason === 'photo.hash_differs' || reason === 'photo.out_of_step')

/** Piece by piece from where the server says it is, whoever sent that; again from the start when the whole was damaged. */
export async function sendPhoto(
  { reportId, messageId, id, bytes, pass, signal }: Sending,
  told: (sent: number) => Promise<void>,
): Promise<Delivery> {
  const address = `/uploads/photos/${reportId}/${id}`
  const own: Record<string, string> = {
    ...(messageId && { 'x-message': messageId }),
    ...(pass && { 'x-photo-pass': pass }),
  }
  const way: RequestInit = {
    ...(pass && { credentials: 'omit', referrerPolicy: 'no-referrer' }),
    ...(signal && { signal }),
  }
  const total = bytes.byteLength
  const hash = await sha256(bytes)
  let from: number | undefined
  for (let stuck = 0; stuck < 3; ) {
    if (from === undefined) {
      const before = await ask(address, { ...way, method: 'GET', headers: own })
      if (!before) return 'network'
      if (before.sha256 === hash) return 'confirmed'
      if (before.status !== 200) return refusal(before)
      from = before.received ?? 0
    }
    if (from >= total) from = Math.max(0, total - piece)
    const to = Math.min(total, from + piece)
    const reply = await ask(address, {
      ...way,
      method: 'PUT',
      headers: {
        ...own,
        'content-type': 'application/octet-stream',
        'content-range': `bytes ${from}-${to - 1}/${total}`,
        'x-content-sha256': hash,
      },
      body: bytes.slice(from, to),
    })
    if (!reply) return 'network'
    if (reply.sha256 === hash) return 'confirmed'
    if (astray(reply)) {
      from = undefined
      stuck++
      continue
    }
    if (reply.status !== 200) return refusal(reply)
    const next: number = reply.received ?? from
    stuck = next > from ? 0 : stuck + 1
    from = next
    await told(Math.min(from, total))
  }
  return 'server'
}
