/** A text field of a posted form; a file or nothing is the empty text. */
export function fieldOf(form: FormData, name: string) {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Only pages of this product: never a full address, never `//elsewhere`. */
export const safeNext = (next: unknown) =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'
