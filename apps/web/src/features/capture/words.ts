import type { Messages } from '@closecall/messages/messages'

/** Plain texts in the reader's language, given by the page: the translation library stays on the server. */
export type Words = Messages['capture'] & {
  types: Messages['reports']['type']
  typeHints: Messages['reports']['typeHint']
}

export const filled = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
