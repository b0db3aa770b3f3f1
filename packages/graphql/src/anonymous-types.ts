import type { WorkChallenge as Challenge } from '@closecall/core/access/anonymous-ctx'
import { handOverAtLeast, handOverFrom, handOverHours, precisions } from '@closecall/core/intake/intake'
import type { AnonymousSite, anonymousPlace } from '@closecall/core/intake/intake.rows'
import type { AnonymousFiled as Filed } from '@closecall/core/intake/submit-anonymous-report'
import type { AnonymousThread as Thread } from '@closecall/core/receipts/anonymous-thread.rows'
import { type ReportType as ReportTypeName, reportStatuses } from '@closecall/core/reports/report'
import { builder } from './builder'
import { anonymousOf, challengeFor } from './context'
import { Locale, ReportType } from './enums'
import { Feedback } from './promises'
import { ThreadMessage, ThreadPhoto } from './threads'

const DatePrecision = builder.enumType('DatePrecision', {
  description: 'How exactly a day is kept: WEEK, the ISO week, where fewer than 50 work.',
  values: precisions,
})
const AnonymousStatus = builder.enumType('AnonymousStatus', {
  description: 'WAITING for the next hand-over; else as ReportStatus.',
  values: ['WAITING', ...reportStatuses] as const,
})

export const WorkChallenge = builder.objectRef<Challenge>('WorkChallenge').implement({
  description:
    'A sum that keeps guessers slow. Solved by a nonce for which SHA-256 of `token:nonce` begins with so many zero bits; good once, for about ten minutes.',
  fields: (t) => ({ token: t.exposeString('token'), bits: t.exposeInt('bits', { description: '0–22.' }) }),
})

const AnonymousLocation = builder.objectRef<{ id: string; name: string }>('AnonymousLocation').implement({
  description: 'A named spot of a site.',
  fields: (t) => ({ id: t.expose('id', { type: 'UUID' }), name: t.exposeString('name') }),
})

const AnonymousSiteType = builder.objectRef<AnonymousSite>('AnonymousSite').implement({
  description: 'A site as the anonymous form needs it.',
  fields: (t) => ({
    id: t.expose('id', { type: 'UUID' }),
    name: t.exposeString('name'),
    emergencyName: t.exposeString('emergencyName', {
      nullable: true,
      description: 'Whom to call at an injury or a fire.',
    }),
    emergencyPhone: t.exposeString('emergencyPhone', { nullable: true }),
    precision: t.expose('precision', { type: DatePrecision }),
    locations: t.expose('locations', { type: [AnonymousLocation] }),
  }),
})

const HandOver = builder.objectRef<{ nextAt: Date }>('HandOver').implement({
  description:
    'What waits is handed over shuffled, at fixed hours; an organisation’s go when enough wait, or when their day there is over.',
  fields: (t) => ({
    nextAt: t.expose('nextAt', { type: 'DateTime' }),
    hoursUtc: t.intList({ resolve: () => [...handOverHours] }),
    atLeast: t.int({ resolve: () => handOverAtLeast }),
  }),
})

type Place = Awaited<ReturnType<typeof anonymousPlace>>
export const AnonymousPlace = builder.objectRef<Place>('AnonymousPlace').implement({
  description: 'Where an anonymous report can be filed.',
  fields: (t) => ({
    organisation: t.exposeString('organisation', { description: 'Its name.' }),
    slug: t.exposeString('slug'),
    country: t.exposeString('country', { description: 'ISO 3166-1 alpha-2.' }),
    locale: t.expose('locale', { type: Locale }),
    timeZone: t.exposeString('timeZone', { description: 'IANA name.' }),
    site: t.expose('site', {
      type: AnonymousSiteType,
      nullable: true,
      description: 'Whose poster was scanned, or where the kiosk stands; null by slug.',
    }),
    location: t.expose('location', { type: AnonymousLocation, nullable: true }),
    sites: t.expose('sites', {
      type: [AnonymousSiteType],
      description: 'All that are open, by name; of a kiosk its own.',
    }),
    handOver: t.field({
      type: HandOver,
      resolve: (_place, _args, context) => ({ nextAt: handOverFrom(anonymousOf(context).now()) }),
    }),
    work: t.field({
      type: WorkChallenge,
      resolve: (_place, _args, context) => challengeFor(context),
    }),
  }),
})

export const AnonymousFiled = builder.objectRef<Filed>('AnonymousFiled').implement({
  description: 'A report was taken in. Sent again with the same key, the answer is the same.',
  fields: (t) => ({
    receipt: t.exposeString('receipt', { description: '20 digits; the only way back to the report.' }),
    proof: t.field({
      type: 'JSONObject',
      description:
        'Signed proof of filing: says that this text was filed here on this day or in this week; checked offline by scripts/verify-filing.mjs.',
      resolve: ({ proof }) => proof,
    }),
    handOverAt: t.expose('handOverAt', {
      type: 'DateTime',
      nullable: true,
      description: 'By when it will have been handed over at the latest; null when it was.',
    }),
    number: t.exposeString('number', {
      nullable: true,
      description: 'Given when it is handed over, so at once only when urgent.',
    }),
  }),
})

export const AnonymousThread = builder.objectRef<Thread>('AnonymousThread').implement({
  description: 'What a receipt opens.',
  fields: (t) => ({
    status: t.expose('status', { type: AnonymousStatus }),
    number: t.exposeString('number', { nullable: true, description: 'Null while it waits.' }),
    type: t.field({ type: ReportType, resolve: ({ type }) => type as ReportTypeName }),
    organisation: t.exposeString('organisation'),
    site: t.exposeString('site'),
    location: t.exposeString('location', { nullable: true }),
    whatHappened: t.exposeString('whatHappened'),
    handOverAt: t.expose('handOverAt', {
      type: 'DateTime',
      nullable: true,
      description: 'By when it will have been handed over at the latest; null when it was.',
    }),
    decisionNote: t.exposeString('decisionNote', {
      nullable: true,
      description: 'Why it was rejected, or the note it was closed with.',
    }),
    promises: t.expose('promises', { type: [Feedback] }),
    photos: t.expose('photos', { type: [ThreadPhoto], description: 'Of the report itself, at most five.' }),
    messages: t.expose('messages', { type: [ThreadMessage], description: 'Oldest first.' }),
  }),
})
