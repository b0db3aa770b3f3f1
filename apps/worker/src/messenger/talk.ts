import type { Said } from '@closecall/adapters/messenger'
import type { Locale } from '@closecall/core/access/actor'
import type { AnonymousPlace } from '@closecall/core/intake/intake.rows'
import type { AnonymousThread } from '@closecall/core/receipts/anonymous-thread.rows'
import type { ReportType } from '@closecall/core/reports/report'

/** How somebody came: by the code of a poster, or by the organisation's short name. */
export type Way = { code: string } | { slug: string }
/** `id` is ours and random; `file` is what the messenger gives it out for. */
export type Photo = { id: string; file: string }

export type Step =
  | 'language'
  | 'begin'
  | 'who'
  | 'site'
  | 'location'
  | 'kind'
  | 'what'
  | 'photo'
  | 'check'
  | 'when'
  | 'filed'
  | 'receipt'
  | 'thread'
  | 'answer'

/** One conversation. It lies in memory alone and for half an hour. */
export type Talk = {
  at: Step
  locale: Locale
  /** Stands in every button: one of an earlier conversation is known as such. */
  mark: string
  way: Way | null
  place: AnonymousPlace | null
  /** The draft's: sent again it finds itself. */
  key: string
  siteId: string | null
  locationId: string | null
  type: ReportType | null
  text: string
  photos: Photo[]
  /** The danger cannot wait: handed over at once, and the moment with it. */
  urgent: boolean
  /** Which part of a long list of places is shown. */
  page: number
  receipt: string
  /** The answer's id: sent again it is the same one. */
  answerId: string
}

export type Filed = {
  receipt: string
  /** Of an urgent one: it is a report by now. */
  number: string | null
  handOverAt: Date | null
  lost: number
  /** What the page saves: the proof and the words it speaks of. */
  proof: object
}

export type Refusal = 'unknown' | 'busy' | 'full' | 'invalid' | 'trouble'

/** What somebody did, or how ended what was asked for. */
export type Event =
  | { kind: 'text'; text: string; message: number }
  | { kind: 'press'; data: string; message: number }
  | { kind: 'photo'; file: string }
  | { kind: 'other' }
  | { kind: 'found'; place: AnonymousPlace }
  | { kind: 'filed'; filed: Filed }
  | { kind: 'opened'; thread: AnonymousThread; answered: boolean }
  | { kind: 'refused'; why: Refusal }

/** What the product is asked for; the answer comes back as an event. */
export type Wish =
  | { kind: 'find'; way: Way }
  | { kind: 'file'; talk: Talk }
  | { kind: 'open'; receipt: string }
  | { kind: 'answer'; receipt: string; id: string; text: string }

export type Turn = {
  /** Null: forgotten. */
  talk: Talk | null
  says: Said[]
  /** Messages that no longer need to stand in the chat. */
  removes?: number[]
  wish?: Wish
}

/** Whatever a pure conversation is handed from outside. */
export type Around = { id(): string; publicUrl: string }

export const newTalk = (locale: Locale, { id }: Around): Talk => ({
  at: 'language',
  locale,
  mark: id().slice(0, 8),
  way: null,
  place: null,
  key: id(),
  siteId: null,
  locationId: null,
  type: null,
  text: '',
  photos: [],
  urgent: false,
  page: 0,
  receipt: '',
  answerId: id(),
})
