import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { Violation } from './files'

/** A namespace file as written: nested objects with ICU texts at the leaves. */
export type Texts = { [key: string]: string | Texts }

const latinAllowed = new Set(
  `CloseCall Telegram E-mail e-mail CSV XLSX PDF PIN QR ISO OSHA IOGP Excel Windows UTF UTF-8 BOM Latin-1 Latin CTRL Ctrl Esc Enter Shift
  Tab SMTP URL HTTP ID HSIF LSIF PSIF English Русский AGPL AGPL-3.0 NM example com org K`.split(/\s+/),
)
const pluralForms = { en: ['one', 'other'], ru: ['one', 'few', 'many', 'other'] }

function flatten(texts: Texts, prefix = ''): Map<string, unknown> {
  const flat = new Map<string, unknown>()
  for (const [key, value] of Object.entries(texts)) {
    if (value && typeof value === 'object')
      for (const pair of flatten(value, `${prefix}${key}.`)) flat.set(...pair)
    else flat.set(prefix + key, value)
  }
  return flat
}

type Shape = { args: Set<string>; plurals: string[][]; words: string }

function shapeOf(
  elements: MessageFormatElement[],
  shape: Shape = { args: new Set(), plurals: [], words: '' },
) {
  for (const element of elements) {
    if (element.type === TYPE.literal) shape.words += `${element.value} `
    else if (element.type === TYPE.pound) continue
    else {
      const isTag = element.type === TYPE.tag
      shape.args.add(isTag ? `<${element.value}>` : element.value)
      if (isTag) shapeOf(element.children, shape)
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        const names = Object.keys(element.options)
        const ordinal = element.type === TYPE.plural && element.pluralType === 'ordinal'
        if (element.type === TYPE.select) shape.args.add(`${element.value}:${names.sort().join('|')}`)
        else if (!ordinal) shape.plurals.push(names)
        for (const option of Object.values(element.options)) shapeOf(option.value, shape)
      }
    }
  }
  return shape
}

const foreignWords = (words: string) =>
  (words.match(/\p{L}([\p{L}\d.-]*[\p{L}\d])?/gu) ?? []).filter(
    (word) => word.length > 1 && !latinAllowed.has(word),
  )

function checkText(locale: 'en' | 'ru', value: unknown): { shape?: Shape; problem?: string } {
  if (typeof value !== 'string') return { problem: 'is not a text' }
  if (!value.trim()) return { problem: 'is empty' }
  let shape: Shape
  try {
    shape = shapeOf(parse(value))
  } catch (error) {
    return { problem: `is not ICU: ${error instanceof Error ? error.message : String(error)}` }
  }
  for (const forms of shape.plurals) {
    const missing = pluralForms[locale].filter((form) => !forms.includes(form))
    if (missing.length) return { shape, problem: `plural lacks ${missing.join(', ')}` }
  }
  if (locale === 'ru' && !/\p{Script=Cyrillic}/u.test(shape.words) && foreignWords(shape.words).length) {
    return { shape, problem: `is not Russian: "${value}"` }
  }
  return { shape }
}

/** `catalogues` maps a namespace file's name to its texts. */
export function checkMessages(catalogues: Record<'en' | 'ru', Map<string, Texts>>): Violation[] {
  const found: Violation[] = []
  for (const name of new Set([...catalogues.en.keys(), ...catalogues.ru.keys()])) {
    const en = flatten(catalogues.en.get(name) ?? {})
    const ru = flatten(catalogues.ru.get(name) ?? {})
    for (const key of new Set([...en.keys(), ...ru.keys()])) {
      const fail = (locale: string, message: string) =>
        found.push({ path: `packages/messages/src/${locale}/${name}`, message: `${key} ${message}` })
      if (!en.has(key)) fail('en', 'is missing')
      if (!ru.has(key)) fail('ru', 'is missing')
      const checked = { en: checkText('en', en.get(key)), ru: checkText('ru', ru.get(key)) }
      if (en.has(key) && checked.en.problem) fail('en', checked.en.problem)
      if (ru.has(key) && checked.ru.problem) fail('ru', checked.ru.problem)
      const [a, b] = [checked.en.shape, checked.ru.shape].map((s) => s && [...s.args].sort().join(' '))
      if (a !== undefined && b !== undefined && a !== b)
        fail('ru', `takes other arguments: ${b || 'none'} ≠ ${a || 'none'}`)
    }
  }
  return found
}
