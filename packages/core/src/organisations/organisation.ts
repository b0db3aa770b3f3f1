import { z } from 'zod'

const hours = (most: number) => z.int().min(1).max(most)

/** What an organisation may set, each with the programme's default (DOMAIN §4). */
export const settingsShape = {
  /** A human acknowledges a report within so many hours. */
  acknowledgeHours: hours(24 * 30),
  triageWorkingDays: hours(60),
  answerWorkingDays: hours(60),
} as const

export type Settings = { [name in keyof typeof settingsShape]: number }

export const defaultSettings: Settings = {
  acknowledgeHours: 24,
  triageWorkingDays: 2,
  answerWorkingDays: 2,
}

/** The stored overrides over the defaults; what is unknown or out of range counts as not set. */
export function settingsOf(stored: unknown): Settings {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const names = Object.keys(settingsShape) as (keyof Settings)[]
  const valid = names.filter((name) => settingsShape[name].safeParse(given[name]).success)
  return { ...defaultSettings, ...Object.fromEntries(valid.map((name) => [name, given[name]])) }
}

const latin = new Map(
  Object.entries({
    ж: 'zh',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
    ю: 'yu',
    я: 'ya',
    ї: 'yi',
    є: 'ye',
    ъ: '',
    ь: '',
  }),
)
const single = { from: 'абвгдеёзийклмнопрстуфыэіґў', to: 'abvgdeeziyklmnoprstufyeigu' }
for (const [index, letter] of [...single.from].entries()) latin.set(letter, single.to[index] ?? '')

/** «Завод № 7» → zavod-7: the word in /o/{slug}, 3 to 40 characters. */
export function slugFrom(name: string): string {
  const spelled = [...name.toLowerCase().normalize('NFC').replaceAll('№', ' ')]
    .map((letter) => latin.get(letter) ?? letter)
    .join('')
  const slug = spelled
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 41)
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return slug.length >= 3 ? slug : `org-${slug || 'new'}`
}

/** The slug, or with the lowest number behind it that nobody has. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}-${number}`)) number++
  return `${wanted}-${number}`
}
