import type { Heard, Messenger } from '@closecall/adapters/messenger'
import type { Storage } from '@closecall/adapters/storage'
import type { AnonymousCtx } from '@closecall/core/access/anonymous-ctx'
import { step } from './dialogue'
import type { Around, Event, Talk, Turn } from './talk'
import { keepTalks } from './talks'
import { fulfil } from './wishes'

export type Conversing = {
  messenger: Messenger
  storage: Storage
  around: Around
  now(): Date
  /** What the product is asked with; `who` is for counting in memory. */
  ctxOf(who: string): AnonymousCtx
}

const remembered = 1_000

/** Answers one thing that somebody did. What goes wrong is told to them and to nobody else: a line in a log has a time. */
export function converse({ messenger, storage, around, now, ctxOf }: Conversing) {
  const talks = keepTalks(() => now().getTime())
  const seen = new Set<number>()

  async function carryOut(chat: number, turn: Turn): Promise<void> {
    talks.keep(chat, turn.talk)
    // The messenger forgets how to delete what is older than two days.
    for (const message of turn.removes ?? []) await messenger.remove(chat, message).catch(() => {})
    for (const said of turn.says) await messenger.say(chat, said)
  }

  async function answer(heard: Heard): Promise<void> {
    const { chat } = heard
    const language = heard.language.startsWith('ru') ? 'ru' : 'en'
    if (heard.kind === 'press') await messenger.pressed(heard.press).catch(() => {})
    let event: Event = heard
    let talk: Talk | null = talks.of(chat)
    for (;;) {
      const turn = step(talk, event, language, around)
      await carryOut(chat, turn)
      if (!turn.wish) return
      talk = turn.talk
      event = await fulfil(turn.wish, { messenger, storage, anonymous: ctxOf(`chat ${chat}`) })
    }
  }

  return {
    sweep: talks.sweep,
    async hear(heard: Heard): Promise<void> {
      // Delivered twice, it was said once.
      if (seen.has(heard.id)) return
      seen.add(heard.id)
      for (const id of seen) if (seen.size > remembered) seen.delete(id)
      await answer(heard).catch(() => {})
    },
  }
}
