import type { Said } from '@closecall/adapters/messenger'
import type { AnonymousThread } from '@closecall/core/receipts/anonymous-thread.rows'
import { question } from './questions'
import type { Around, Event, Filed, Step, Talk, Turn } from './talk'
import { asking, grouped, pageAt, pressing, timeIn, wordsOf } from './words'

type Ended = Extract<Event, { kind: 'found' | 'filed' | 'opened' | 'refused' }>

/** What is said to how a wish ended. */
export function answerTo(talk: Talk, event: Ended, around: Around): Turn {
  if (event.kind === 'found') {
    const { place } = event
    const { site, location } = place
    const here = { siteId: site?.id ?? null, locationId: location?.id ?? null }
    const next: Talk = { ...talk, place, ...here, at: 'who', page: 0 }
    return { talk: next, says: [question(next, around)] }
  }
  if (event.kind === 'filed') {
    const next: Talk = { ...talk, at: 'filed', receipt: event.filed.receipt }
    return { talk: next, says: filedSays(next, event.filed, around) }
  }
  if (event.kind === 'opened') {
    const next: Talk = { ...talk, at: 'thread', answerId: around.id() }
    const sent = event.answered ? [asking(wordsOf(talk.locale)('thread.sent'))] : []
    return { talk: next, says: [...sent, threadSays(next, event.thread, around)] }
  }
  return refused(talk, event.why, around)
}

/** The button by which the same is asked for once more. */
const retries: Partial<Record<Step, string>> = {
  check: 'send',
  when: 'now',
  filed: 'send',
  receipt: 'refresh',
  thread: 'refresh',
}

function refused(talk: Talk, why: Extract<Ended, { kind: 'refused' }>['why'], around: Around): Turn {
  const t = wordsOf(talk.locale)
  if (why === 'unknown') {
    if (talk.receipt)
      return { talk: { ...talk, at: 'receipt', receipt: '' }, says: [asking(t('receipt.wrong'))] }
    return { talk: { ...talk, at: 'begin', way: null, place: null }, says: [asking(t('begin.unknown'))] }
  }
  if (why === 'invalid') {
    const at = talk.at === 'check' || talk.at === 'when' ? 'what' : talk.at
    return { talk: { ...talk, at }, says: [asking(t('tooLong'))] }
  }
  if (why === 'full') return { talk: { ...talk, at: 'thread' }, says: [asking(t('thread.full'))] }
  const again = retries[talk.at]
  const buttons = again ? [pressing(talk, t('retry'), again)] : []
  const repeated = again || talk.at === 'begin' ? [] : [question(talk, around)]
  return { talk, says: [asking(t(why), buttons), ...repeated] }
}

function filedSays(talk: Talk, { receipt, number, handOverAt, lost, proof }: Filed, around: Around): Said[] {
  const t = wordsOf(talk.locale)
  const about = { receipt: grouped(receipt), page: pageAt(around, '/m') }
  const timeZone = talk.place?.timeZone ?? 'UTC'
  const text = handOverAt
    ? t('filed.text', { ...about, time: timeIn(talk.locale, handOverAt, timeZone) })
    : [t('filed.handedOver', about), number && t('thread.number', { number })].filter(Boolean).join('\n\n')
  const said = asking(text, [
    pressing(talk, t('filed.delete'), 'delete'),
    pressing(talk, t('filed.again'), 'again'),
  ])
  const bytes = Buffer.from(JSON.stringify(proof, null, 2))
  const file: Said = { text: t('filed.proof'), file: { name: 'closecall-proof.json', bytes } }
  if (lost === 0) return [said, file]
  return [asking(t('filed.lost', { count: lost }), [pressing(talk, t('retry'), 'send')]), said, file]
}

function threadSays(talk: Talk, thread: AnonymousThread, around: Around): Said {
  const t = wordsOf(talk.locale)
  const { status, number, type, organisation, site, location, handOverAt, decisionNote } = thread
  const place = [site, location].filter(Boolean).join(', ')
  const page = pageAt(around, '/m')
  const lines = thread.messages.map(({ from, text, waiting, readByOfficer, photos }) => {
    if (from === 'OFFICER') {
      const pictures = photos.length > 0 && t('thread.photos', { count: photos.length, page })
      return [t('thread.officer', { text }), pictures].filter(Boolean).join('\n')
    }
    const mark = waiting ? t('thread.waiting') : readByOfficer ? t('thread.read') : ''
    return `${t('thread.you', { text })} ${mark}`.trim()
  })
  const said = [
    `${t(`status.${status}`)} · ${t(`type.${type}`)}`,
    t('thread.place', { organisation, place }),
    number && t('thread.number', { number }),
    handOverAt &&
      t('thread.handOver', { time: timeIn(talk.locale, handOverAt, talk.place?.timeZone ?? 'UTC') }),
    decisionNote && t('thread.decision', { text: decisionNote }),
    ...(lines.length > 0 ? lines : [t('thread.none')]),
    thread.photos.length > 0 && t('thread.reportPhotos', { count: thread.photos.length, page }),
  ]
  return asking(said.filter(Boolean).join('\n\n'), [
    pressing(talk, t('thread.answer'), 'answer'),
    pressing(talk, t('thread.refresh'), 'refresh'),
    pressing(talk, t('thread.leave'), 'leave'),
  ])
}
