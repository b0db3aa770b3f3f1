import type { Talk } from './talk'

const idle = 30 * 60_000
const most = 5_000

/** Conversations in memory alone: after half an hour of silence, or at a restart, they are gone. */
export function keepTalks(now: () => number) {
  // The one that was silent longest comes first.
  const talks = new Map<number, { talk: Talk; until: number }>()
  return {
    of: (chat: number): Talk | null => {
      const found = talks.get(chat)
      return found && found.until > now() ? found.talk : null
    },
    keep(chat: number, talk: Talk | null): void {
      talks.delete(chat)
      if (talk) talks.set(chat, { talk, until: now() + idle })
      for (const [each, { until }] of talks) {
        if (until > now() && talks.size <= most) break
        talks.delete(each)
      }
    },
    /** What nobody asks for any more is forgotten too. */
    sweep(): void {
      for (const [each, { until }] of talks) if (until <= now()) talks.delete(each)
    },
  }
}
