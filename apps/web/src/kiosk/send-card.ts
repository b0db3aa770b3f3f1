import { SubmitAnonymousReport } from '../anonymous/anonymous.documents'
import { ask } from '../anonymous/ask'
import type { Filed } from '../anonymous/place'
import type { Work } from '../anonymous/solve'
import { newWork } from '../anonymous/use-work'
import { ApiError } from '../api/error'
import { readDevice } from './store'
import { afterRefusal, type KioskCard, type Waiting } from './waiting'

/** `filed` is missing where another sending of the same card had arrived with other words. */
export type Answer = { arrived: Filed | null } | 'away' | 'outdated' | 'later' | 'refused'
type Door = { kiosk: string } | { slug: string }
type Outcome = { arrived: Filed | null } | Exclude<ReturnType<typeof afterRefusal>, 'arrived'>

/** Through the kiosk's own door; when that is shut, through that of its organisation; when the spot is no more, without it. */
export async function sendCard(row: Waiting & { card: KioskCard }, solver: string): Promise<Answer> {
  const device = await readDevice()
  const own = device && !device.dead && device.kiosk.slug === row.slug
  const doors: Door[] = [...(own ? [{ kiosk: device.token }] : []), { slug: row.slug }]
  const again = row.card.locationId ? doors.map((door) => ({ door, spot: false })) : []
  const ways = [...doors.map((door) => ({ door, spot: true })), ...again]
  let { card } = row
  let dead = false
  for (let way = ways.shift(); way; ) {
    const { door, spot } = way
    const next: Outcome =
      dead && 'kiosk' in door
        ? 'dead'
        : await submitted({ ...card, ...(!spot && { locationId: null }), place: door }, solver)
    if (typeof next === 'object') return next
    if (next === 'dead' || next === 'gone') {
      dead ||= next === 'dead'
      way = ways.shift()
    } else if (next !== 'redate') return next
    else if (card.occurredOn === null) return 'refused'
    else card = { ...card, occurredOn: null }
  }
  return 'refused'
}

const tries = 3

/** Each piece of work counts once, and may be too old by the time it is done. */
async function submitted(card: KioskCard & { place: Door }, solver: string): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      const work: Work = await newWork(solver)
      const { submitAnonymousReport } = await ask(SubmitAnonymousReport, { input: { ...card, work } })
      return { arrived: submitAnonymousReport }
    } catch (problem) {
      const error = ApiError.from(problem)
      if (error.reason === 'anonymous.work' && attempt < tries) continue
      const next = afterRefusal(error)
      return next === 'arrived' ? { arrived: null } : next
    }
  }
}
