const plural = /\{count, plural,((?:\s*\w+ \{[^{}]*\})+)\}/g

/** A text with a number in it, in the form that number takes; the translation library weighs more than the page. */
export function counted(text: string, count: number, locale: string): string {
  const rule = new Intl.PluralRules(locale).select(count)
  return text.replace(plural, (_, all: string) => {
    const forms = new Map([...all.matchAll(/(\w+) \{([^{}]*)\}/g)].map(([, key, form]) => [key, form]))
    return (forms.get(rule) ?? forms.get('other') ?? '').replaceAll('#', String(count))
  })
}
