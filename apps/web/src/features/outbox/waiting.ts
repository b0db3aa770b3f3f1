import type { Messages } from '@closecall/messages/messages'
import type { Problem } from './kept'
import type { Shown, View } from './outbox'

export type OutboxWords = Messages['outbox'] & { fields: Messages['capture']['filed']['fields'] }

const hasContent = ({ draft, photos, problem }: Shown) =>
  problem !== null || draft.whatHappened.trim() !== '' || photos.length > 0

/** What a tray lists: all that has not arrived, but for what is on screen and for cards nobody wrote a word in. */
export function listed({ own, foreign }: View, onScreen?: string) {
  const mine = own.filter(
    (card) => card.id !== onScreen && card.state !== 'done' && (card.state !== 'draft' || hasContent(card)),
  )
  const count = mine.filter(({ state }) => state !== 'deleted').length + foreign.length
  return { mine, foreign, count }
}

const filled = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))

/** In words a worker can do something with. */
export function explained(problem: Problem, words: OutboxWords): string {
  const named = (names: string[]) =>
    names.map((name) => (words.fields as Record<string, string>)[name] ?? name).join(', ')
  if (problem.kind === 'invalid') return filled(words.problem.invalid, { fields: named(problem.fields) })
  if (problem.kind === 'filed') {
    return filled(words.problem.filed, { number: problem.number, fields: named(problem.changed) })
  }
  return words.problem[problem.kind]
}
