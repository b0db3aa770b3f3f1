import { apiUrl } from '../env'

const fresh = 2_000
let asked: { at: number; away: Promise<boolean> } | undefined

/** Whether a page would fail for want of the API or of its database; asked at most once in two seconds. */
export function isAway(now = Date.now()): Promise<boolean> {
  if (!asked || now - asked.at > fresh) asked = { at: now, away: ask() }
  return asked.away
}

async function ask(): Promise<boolean> {
  try {
    const answer = await fetch(apiUrl('/readyz'), { cache: 'no-store', signal: AbortSignal.timeout(3_000) })
    const state = (await answer.json()) as { database?: string }
    return state.database !== 'ok'
  } catch {
    return true
  }
}
