const here = 'http://here.invalid'

/**
 * Only pages of this product. Asked of the same parser browsers use, which skips tabs and line breaks and takes `\\` for
 * `/`: what looks like a path to us may be another host to them.
 */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, here)) return '/'
  const { origin, pathname, search, hash } = new URL(next, here)
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : '/'
}
