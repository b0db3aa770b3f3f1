import type { Locale } from '@closecall/core/access/actor'
import { parseCode } from '@closecall/core/codes/code'
import { reportTypes } from '@closecall/core/reports/report'
import { mostPhotos, question } from './questions'
import { answerTo } from './results'
import { type Around, type Event, newTalk, type Talk, type Turn, type Way } from './talk'
import { asking, pageAt, wordsOf } from './words'

const receiptIn = (text: string) => /^\d{20}$/.exec(text.replace(/[\s-]/g, ''))?.[0]

/** The code of a poster, or `o-` and the short name as a link carries it, or what somebody typed. */
function wayOf(text: string): Way | null {
  const code = parseCode(text)
  if (code) return { code }
  const slug = text.trim().replace(/^o-/, '').toLowerCase()
  return /^[a-z0-9][a-z0-9-]{0,47}$/.test(slug) ? { slug } : null
}

/**
 * What a conversation makes of an event. Knows neither the clock nor the network nor who writes; null for a talk is one that
 * is new, was forgotten or ended.
 */
export function step(talk: Talk | null, event: Event, language: Locale, around: Around): Turn {
  switch (event.kind) {
    case 'text':
      return heardText(talk, event, language, around)
    case 'press':
      return talk && event.data.startsWith(`${talk.mark}:`)
        ? pressed(talk, event.data.slice(talk.mark.length + 1), event.message, around)
        : anew(talk, language, around)
    case 'photo':
      return talk ? heardPhoto(talk, event.file, around) : anew(talk, language, around)
    case 'other':
      return talk ? asked(talk, around, wordsOf(talk.locale)('onlyText')) : anew(talk, language, around)
    default:
      return talk ? answerTo(talk, event, around) : { talk, says: [] }
  }
}

/** The question of this step, after a word about what came instead of an answer. */
function asked(talk: Talk, around: Around, before?: string): Turn {
  return { talk, says: [...(before ? [asking(before)] : []), question(talk, around)] }
}

/** A press on what is no more: where a conversation goes on it is asked again, else begun anew. */
function anew(talk: Talk | null, language: Locale, around: Around): Turn {
  if (talk) return asked(talk, around)
  const fresh: Talk = { ...newTalk(language, around), at: 'begin' }
  return { talk: fresh, says: [asking(wordsOf(language)('begin.again'))] }
}

function opening(talk: Talk, receipt: string, message: number): Turn {
  // The digits need not stand in the chat.
  return {
    talk: { ...talk, at: 'receipt', receipt },
    says: [],
    removes: [message],
    wish: { kind: 'open', receipt },
  }
}

function heardText(
  talk: Talk | null,
  { text, message }: { text: string; message: number },
  language: Locale,
  around: Around,
): Turn {
  const [, command, rest = ''] = /^\/([a-z]+)(?:@\w+)?(?:\s+(.*))?$/s.exec(text.trim()) ?? []
  const locale = talk?.locale ?? language
  const fresh = newTalk(locale, around)
  if (command === 'start') return asked({ ...fresh, way: wayOf(rest) }, around)
  if (command === 'cancel') return { talk: null, says: [asking(wordsOf(locale)('begin.cancelled'))] }
  const receipt = receiptIn(command === 'status' ? rest : text)
  if (receipt) return opening(fresh, receipt, message)
  if (command === 'status') return asked({ ...fresh, at: 'receipt' }, around)
  if (command) return talk ? asked(talk, around) : anew(talk, language, around)
  if (talk?.at === 'what') return asked({ ...talk, at: 'photo', text }, around)
  if (talk?.at === 'answer') {
    const { receipt: of, answerId: id } = talk
    return { talk, says: [], wish: { kind: 'answer', receipt: of, id, text } }
  }
  if (talk && !['begin', 'filed', 'thread', 'receipt'].includes(talk.at))
    return asked(talk, around, talk.at === 'photo' ? undefined : wordsOf(locale)('buttons'))
  if (!talk) {
    const code = parseCode(text)
    return code ? asked({ ...fresh, way: { code } }, around) : anew(talk, language, around)
  }
  const way = wayOf(text)
  if (!way) return asked(talk.at === 'receipt' ? talk : { ...fresh, at: 'begin' }, around)
  return { talk: { ...fresh, at: 'begin', way }, says: [], wish: { kind: 'find', way } }
}

function heardPhoto(talk: Talk, file: string, around: Around): Turn {
  if (talk.at !== 'photo' && talk.at !== 'what') return asked(talk, around)
  // Sent again it is the same picture.
  if (talk.photos.length >= mostPhotos || talk.photos.some((each) => each.file === file))
    return asked(talk, around)
  return asked({ ...talk, photos: [...talk.photos, { id: around.id(), file }] }, around)
}

function pressed(talk: Talk, does: string, message: number, around: Around): Turn {
  const [verb = '', what = ''] = does.split(':')
  const t = wordsOf(talk.locale)
  const { at, way, place, receipt } = talk
  const step = `${at} ${verb}`
  if (step === 'language in') {
    const next: Talk = { ...talk, locale: what === 'ru' ? 'ru' : 'en' }
    if (way) return { talk: next, says: [], wish: { kind: 'find', way } }
    return asked({ ...next, at: 'begin' }, around)
  }
  if (verb === 'again' && at === 'filed' && place) {
    const fresh = newTalk(talk.locale, around)
    return asked(placed({ ...fresh, way, place, siteId: talk.siteId, locationId: talk.locationId }), around)
  }
  if (verb === 'over' && (at === 'check' || at === 'when'))
    return asked(
      placed({ ...talk, key: around.id(), text: '', photos: [], type: null, urgent: false }),
      around,
    )
  switch (step) {
    case 'who nobody':
      return asked(placed(talk), around)
    case 'who named': {
      const address = way && 'code' in way ? `/report?place=${way.code}` : '/report'
      const link = { text: t('who.open'), url: pageAt(around, address) }
      return { talk, says: [asking(t('who.namedText'), [link])] }
    }
    case 'site more':
    case 'location more':
      return asked({ ...talk, page: talk.page + 1 }, around)
    case 'site first':
    case 'location first':
      return asked({ ...talk, page: 0 }, around)
    case 'site site': {
      const site = place?.sites[Number(what)]
      if (!site) return asked(talk, around)
      const at = site.locations.length > 0 ? 'location' : 'kind'
      return asked({ ...talk, siteId: site.id, locationId: null, at, page: 0 }, around)
    }
    case 'location spot': {
      const site = place?.sites.find(({ id }) => id === talk.siteId)
      const spot = site?.locations[Number(what)]
      return asked({ ...talk, locationId: spot?.id ?? null, at: 'kind', page: 0 }, around)
    }
    case 'kind move':
      return asked(placed({ ...talk, siteId: null, locationId: null }), around)
    case 'kind kind': {
      const type = reportTypes.find((each) => each === what)
      return asked(type ? { ...talk, type, at: 'what' } : talk, around)
    }
    case 'photo next':
      return asked({ ...talk, at: 'check' }, around)
    case 'check urgent':
      return asked({ ...talk, at: 'when' }, around)
    case 'when now':
      return filing({ ...talk, urgent: true })
    case 'when send':
    case 'check send':
      return filing({ ...talk, at: 'check', urgent: false })
    case 'filed send':
      // Pressed twice, or sent again after it went wrong: the key is the same, and so is the report.
      return filing(talk)
    case 'filed delete':
      return { talk: null, says: [asking(t('filed.deleted'))], removes: [message] }
    case 'thread answer':
      return asked({ ...talk, at: 'answer' }, around)
    case 'thread refresh':
    case 'receipt refresh':
      return receipt ? { talk, says: [], wish: { kind: 'open', receipt } } : asked(talk, around)
    case 'thread leave':
      return { talk: null, says: [asking(t('thread.left'))], removes: [message] }
    default:
      return asked(talk, around)
  }
}

const filing = (talk: Talk): Turn => ({ talk, says: [], wish: { kind: 'file', talk } })

/** To the first thing about the place that is still open. */
function placed(talk: Talk): Talk {
  const { place, siteId, locationId } = talk
  const [only, another] = place?.sites ?? []
  const site = place?.sites.find(({ id }) => id === siteId) ?? (another ? undefined : only)
  if (!site) return { ...talk, at: 'site', page: 0 }
  const at = locationId || site.locations.length === 0 ? 'kind' : 'location'
  return { ...talk, siteId: site.id, at, page: 0 }
}
