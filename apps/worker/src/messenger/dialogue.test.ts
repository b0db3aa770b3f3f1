import type { AnonymousPlace } from '@closecall/core/intake/intake.rows'
import type { AnonymousThread } from '@closecall/core/receipts/anonymous-thread.rows'
import { mintOrgId } from '@closecall/db/org-id'
import { describe, expect, test } from 'vitest'
import { step } from './dialogue'
import type { Event, Talk, Turn } from './talk'

const gate = { id: 'gate', name: 'Gate' }
const site = {
  id: 'north',
  name: 'North',
  emergencyName: 'First aid',
  emergencyPhone: '+7 900 000-00-03',
  precision: 'DAY' as const,
  locations: [gate],
}
const place: AnonymousPlace = {
  org: mintOrgId('00000000-0000-4000-8000-000000000000'),
  organisation: 'Bakery',
  slug: 'bakery',
  country: 'RU',
  locale: 'en',
  timeZone: 'Europe/Moscow',
  site: null,
  location: null,
  sites: [site, { ...site, id: 'south', name: 'South', locations: [] }],
}
const thread: AnonymousThread = {
  status: 'WAITING',
  number: null,
  type: 'NEAR_MISS',
  organisation: 'Bakery',
  site: 'North',
  location: 'Gate',
  whatHappened: 'Oil.',
  handOverAt: new Date('2026-03-11T00:00:00Z'),
  decisionNote: null,
  promises: [],
  photos: [],
  messages: [],
}
const photo = { organisationId: place.org, id: 'p', waiting: false }
/** Of the alphabet of posters, with the right check sign. */
const receipt = '12345678901234567890'

/** A conversation driven by hand. */
function talking(language: 'en' | 'ru') {
  let count = 0
  let talk: Talk | null = null
  const around = { id: () => `id${String(count++).padStart(8, '0')}`, publicUrl: 'https://plant.test/' }
  const does = (event: Event): Turn => {
    const turn = step(talk, event, language, around)
    talk = turn.talk
    return turn
  }
  let said: Turn | null = null
  const remember = (turn: Turn) => (said = turn)
  return {
    talk: () => talk,
    writes: (text: string) => remember(does({ kind: 'text', text, message: 1 })),
    shows: (file: string) => remember(does({ kind: 'photo', file })),
    ends: (event: Event) => remember(does(event)),
    presses(text: string) {
      const keys = said?.says.flatMap(({ buttons = [] }) => buttons.flat()) ?? []
      const key = keys.find((each) => each.text === text)
      if (!key || !('data' in key)) throw new Error(`${text}? ${keys.map((each) => each.text).join(', ')}`)
      expect(Buffer.byteLength(key.data)).toBeLessThanOrEqual(64)
      return remember(does({ kind: 'press', data: key.data, message: 9 }))
    },
  }
}
const textOf = ({ says }: Turn) => says.map(({ text }) => text).join('\n')

const words = {
  en: {
    language: 'English',
    nobody: 'Anonymously',
    kind: 'Near miss',
    skip: 'No photo',
    next: 'Go on',
    send: 'Send anonymously',
    urgent: 'The danger cannot wait…',
    now: 'Send now, by itself',
    mixed: 'Send, and let it wait',
    elsewhere: 'Elsewhere or not sure',
    answer: 'Write to the officer',
  },
  ru: {
    language: 'Русский',
    nobody: 'Анонимно',
    kind: 'Опасная ситуация',
    skip: 'Без фото',
    next: 'Дальше',
    send: 'Отправить анонимно',
    urgent: 'Опасность не терпит…',
    now: 'Передать сейчас, отдельно',
    mixed: 'Отправить, пусть ждёт',
    elsewhere: 'В другом месте или не знаю',
    answer: 'Написать специалисту',
  },
}

describe.each(['en', 'ru'] as const)('in %s', (locale) => {
  const w = words[locale]
  const upToPlace = (here: Partial<AnonymousPlace> = {}) => {
    const chat = talking(locale)
    chat.writes('/start o-bakery')
    expect(chat.presses(w.language).wish).toEqual({ kind: 'find', way: { slug: 'bakery' } })
    const asked = chat.ends({ kind: 'found', place: { ...place, ...here } })
    return { chat, asked }
  }

  test('asks one thing at a time and files what was said', () => {
    const { chat, asked } = upToPlace()
    expect(textOf(asked)).toContain('Telegram')
    chat.presses(w.nobody)
    chat.presses('North')
    const kinds = chat.presses('Gate')
    expect(textOf(kinds)).toContain('First aid: +7 900 000-00-03')
    chat.presses(w.kind)
    chat.writes('Oil.')
    for (const file of ['a', 'a', 'b', 'c', 'd', 'e', 'f']) chat.shows(file)
    const check = chat.presses(w.next)
    for (const said of ['North, Gate', w.kind, 'Oil.', '5']) expect(textOf(check)).toContain(said)
    const { wish } = chat.presses(w.send)
    expect(wish).toMatchObject({
      kind: 'file',
      talk: { siteId: 'north', locationId: 'gate', type: 'NEAR_MISS', text: 'Oil.' },
    })
    const key = chat.talk()?.key
    const filed = { receipt, number: null, handOverAt: thread.handOverAt, lost: 1, proof: { signature: 's' } }
    const end = chat.ends({ kind: 'filed', filed })
    expect(textOf(end)).toContain('1234 5678 9012 3456 7890')
    expect(textOf(end)).toContain('https://plant.test/m')
    // The time of the place, and which one that is.
    expect(textOf(end)).toMatch(/03:00.*(GMT|MSK|МСК)/)
    const [file] = end.says.flatMap((said) => said.file ?? [])
    expect(file?.name).toBe('closecall-proof.json')
    expect(JSON.parse(String(file?.bytes))).toEqual({ signature: 's' })
    // Once more for the photo that was lost: the same draft.
    const again = chat.presses(locale === 'en' ? 'Try again' : 'Попробовать снова')
    expect(again.wish).toMatchObject({ kind: 'file', talk: { key } })
  })

  test('what cannot wait is sent at once, after its price was told; else it waits', () => {
    const { chat, asked } = upToPlace({ site, location: gate })
    // As the form of the page says it: it may go alone.
    for (const said of [/alone|одно/, / 3 /, / 50 /]) expect(textOf(asked)).toMatch(said)
    chat.presses(w.nobody)
    chat.presses(w.kind)
    chat.writes('Gas.')
    chat.presses(w.skip)
    const price = textOf(chat.presses(w.urgent))
    expect(price).toMatch(locale === 'en' ? 'may guess that it was you' : 'может догадаться, что это вы')
    expect(price).toContain('First aid: +7 900 000-00-03')
    expect(chat.presses(w.now).wish).toMatchObject({ kind: 'file', talk: { urgent: true, text: 'Gas.' } })
    chat.ends({ kind: 'refused', why: 'trouble' })
    const again = chat.presses(locale === 'en' ? 'Try again' : 'Попробовать снова')
    expect(again.wish).toMatchObject({ talk: { urgent: true } })
    const filed = { receipt, number: 'AN-2026-7315024', handOverAt: null, lost: 0, proof: {} }
    expect(textOf(chat.ends({ kind: 'filed', filed }))).toContain('AN-2026-7315024')

    const other = upToPlace({ site, location: gate }).chat
    for (const press of [w.nobody, w.kind]) other.presses(press)
    other.writes('Oil.')
    for (const press of [w.skip, w.urgent]) other.presses(press)
    expect(other.presses(w.mixed).wish).toMatchObject({ kind: 'file', talk: { urgent: false } })
    other.ends({ kind: 'refused', why: 'trouble' })
    expect(other.talk()).toMatchObject({ at: 'check', urgent: false })
  })

  test('a code says where; a site without places asks for none', () => {
    const here = upToPlace({ site, location: gate })
    expect(textOf(here.chat.presses(w.nobody))).toContain('North, Gate')
    const { chat } = upToPlace()
    chat.presses(w.nobody)
    chat.presses('South')
    expect(chat.talk()?.at).toBe('kind')
    const spot = upToPlace({ site })
    spot.chat.presses(w.nobody)
    spot.chat.presses(w.elsewhere)
    expect(spot.chat.talk()).toMatchObject({ at: 'kind', siteId: 'north', locationId: null })
  })

  test('what went wrong loses nothing: busy, trouble, a text that cannot be kept', () => {
    const { chat } = upToPlace({ site, location: gate })
    chat.presses(w.nobody)
    chat.presses(w.kind)
    chat.writes('Oil.')
    chat.presses(w.skip)
    const { key } = chat.talk() ?? {}
    for (const why of ['busy', 'trouble'] as const) {
      chat.presses(why === 'busy' ? w.send : locale === 'en' ? 'Try again' : 'Попробовать снова')
      chat.ends({ kind: 'refused', why })
      expect(chat.talk()).toMatchObject({ at: 'check', text: 'Oil.', key })
    }
    chat.ends({ kind: 'refused', why: 'invalid' })
    chat.writes('Less oil.')
    expect(chat.talk()).toMatchObject({ at: 'photo', text: 'Less oil.', key })
  })

  test('twenty digits open a thread from wherever, leave the chat, and take an answer', () => {
    const chat = talking(locale)
    const asked = chat.writes('1234 5678-9012 3456 7890')
    expect(asked).toMatchObject({ removes: [1], wish: { kind: 'open', receipt } })
    const messages = [
      { id: 'm', from: 'OFFICER' as const, text: 'Which press?', day: new Date(0), readByOfficer: false },
    ].map((each) => ({ ...each, waiting: false, photos: [photo, photo] }))
    const opened = chat.ends({ kind: 'opened', thread: { ...thread, messages }, answered: false })
    expect(textOf(opened)).toContain('Which press?')
    // They are not sent into the chat: it is said where they are.
    expect(textOf(opened)).toMatch(/2 (photos|фото): (open|откройте) https:\/\/plant\.test\/m/)
    chat.presses(w.answer)
    const sent = chat.writes('The second.')
    expect(sent.wish).toMatchObject({ kind: 'answer', receipt, text: 'The second.' })
    const before = chat.talk()?.answerId
    chat.ends({ kind: 'opened', thread, answered: true })
    expect(chat.talk()?.answerId).not.toBe(before)
    const wrong = talking(locale)
    wrong.writes('/status 00000000000000000000')
    wrong.ends({ kind: 'refused', why: 'unknown' })
    expect(wrong.talk()).toMatchObject({ at: 'receipt', receipt: '' })
  })

  test('whatever comes at whatever moment, something is said or asked for', () => {
    const odd: Event[] = [
      { kind: 'text', text: '/nothing', message: 1 },
      { kind: 'text', text: '…', message: 1 },
      { kind: 'press', data: '', message: 1 },
      { kind: 'press', data: 'id000000:site:999', message: 1 },
      { kind: 'photo', file: 'x' },
      { kind: 'other' },
      { kind: 'refused', why: 'trouble' },
    ]
    for (const event of odd) {
      const { chat } = upToPlace()
      for (const go of [() => {}, () => chat.presses(w.nobody), () => chat.presses('North')]) {
        go()
        const { says, wish } = chat.ends(event)
        expect(says.length + (wish ? 1 : 0)).toBeGreaterThan(0)
      }
      if (event.kind !== 'refused') expect(textOf(talking(locale).ends(event))).not.toBe('')
    }
  })
})
