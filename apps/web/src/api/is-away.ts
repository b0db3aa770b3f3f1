import { apiUrl } from '../env'

const fresh = 2_000
const secondThought = 300
let asked: { until: number; away: Promise<boolean> } | undefined

/** Whether a page would fail for want of the API or of its database; asked at most once in two seconds. */
export function isAway(): Promise<boolean> {
  if (!asked || Date.now() > asked.until) {
    const latest = { until: Number.POSITIVE_INFINITY, away: ask() }
    void latest.away.then(() => {
      latest.until = Date.now() + fresh
    })
    asked = latest
  }
  return asked.away
}

/** One lost probe is a hiccup and takes no page away; where nobody listens there is nothing to wait for. */
async function ask(): Promise<boolean> {
  const first = await probe()
  if (first !== 'failed') return first === 'refused'
  await new Promise((resolve) => setTimeout(resolve, secondThought))
  return (await probe()) !== 'here'
}

async function probe(): Promise<'here' | 'failed' | 'refused'> {
  try {
    const answer = await fetch(apiUrl('/readyz'), { cache: 'no-store', signal: AbortSignal.timeout(3_000) })
    const state = (await answer.json()) as { database?: string }
    return state.database === 'ok' ? 'here' : 'failed'
  } catch (error) {
    const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined
    return cause?.code === 'ECONNREFUSED' ? 'refused' : 'failed'
  }
}
