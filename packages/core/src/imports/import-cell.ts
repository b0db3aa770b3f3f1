const NOTHING = new Set([
  '-',
  '--',
  '—',
  '–',
  '.',
  '?',
  'n/a',
  'n\\a',
  'na',
  'n.a.',
  '#n/a',
  '#н/д',
  'none',
  'null',
  'nil',
  'not applicable',
  'not available',
  'нет',
  'нет данных',
  'не применимо',
  'неприменимо',
  'не заполнено',
  'н/д',
  'н.д.',
])

/** One spelling for comparing: compatibility forms, case, ё and spaces do not matter. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()
}

/** Trimmed, lines kept; what only says "nothing here" becomes empty. */
export function clean(cell: string): string {
  const text = cell
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // Zero-width leftovers of web pages and the no-break space of word processors.
    .replace(/[\u200B\u2060\uFEFF]/g, '')
    .replaceAll('\u00A0', ' ')
    .trim()
  return text.length < 20 && NOTHING.has(text.toLowerCase()) ? '' : text
}
