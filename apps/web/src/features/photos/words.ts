import type { Messages } from '@closecall/messages/messages'

/** Plain texts in the reader's language: the field also lives where there is no translation library. */
export type PhotoWords = Pick<Messages['photos'], 'field' | 'cover'>

export const filled = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
