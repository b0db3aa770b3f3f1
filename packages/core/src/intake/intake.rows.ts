import type { Tx } from '@closecall/db/database'
import { mintOrgId, type OrgId } from '@closecall/db/org-id'
import type { Locale } from '../access/actor'
import { type AnonymousCtx, insideOf } from '../access/anonymous-ctx'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { dayOf, localDay } from '../access/local-day'
import { parse } from '../access/parse'
import { placeOfCode } from '../codes/code.rows'
import { type KnownKiosk, kioskOfToken, unknownKiosk } from '../kiosks/kiosk-door.rows'
import type { FiledCard } from '../receipts/proof'
import { locationsFor, sitesFor } from '../sites/site.rows'
import { handedOverBy, type Precision, periodOf, precisionAt } from './intake'
import { AnonymousPlaceInput } from './intake.input'

type Organisation = {
  org: OrgId
  organisation: string
  slug: string
  country: string
  locale: Locale
  timeZone: string
}
/** Where a page was opened; a slug leaves open at which site, a kiosk stands at its own. */
export type Place = Organisation & {
  siteId: string | null
  locationId: string | null
  kiosk: KnownKiosk | null
}

/** NOT_FOUND for what is unknown or switched off. */
export async function placeOrThrow(anonymous: AnonymousCtx, raw: AnonymousPlaceInput): Promise<Place> {
  const { slug, code, kiosk: token } = parse(AnonymousPlaceInput, raw)
  const { database } = anonymous
  if (token) {
    const kiosk = await kioskOfToken(anonymous, token)
    if (!kiosk) throw unknownKiosk()
    return placeAt(anonymous, kiosk)
  }
  const place = code ? await placeOfCode(database.lookUp, code) : null
  if (code && !place) throw notFound()
  const about = await organisationOf(
    database,
    place ? { id: place.org } : { slug: (slug ?? '').toLowerCase() },
  )
  return { ...about, siteId: place?.siteId ?? null, locationId: place?.locationId ?? null, kiosk: null }
}

async function placeAt({ database }: AnonymousCtx, kiosk: KnownKiosk): Promise<Place> {
  const { org: id, siteId, locationId } = kiosk
  return { ...(await organisationOf(database, { id })), siteId, locationId, kiosk }
}

export async function organisationOf(
  { auth }: AnonymousCtx['database'],
  where: { id: string } | { slug: string },
): Promise<Organisation> {
  const found = await auth.organisation.findUnique({ where })
  if (!found) throw notFound()
  const { id, name: organisation, slug, country, timeZone } = found
  return { org: mintOrgId(id), organisation, slug, country, timeZone, locale: found.locale as Locale }
}

type Named = { id: string; name: string }
export type AnonymousSite = Named & {
  emergencyName: string | null
  emergencyPhone: string | null
  precision: Precision
  locations: Named[]
}
export type AnonymousPlace = Organisation & {
  site: AnonymousSite | null
  location: Named | null
  sites: AnonymousSite[]
}

/** What the form offers: every open site and its locations, and the one whose poster was scanned. */
export async function anonymousPlace(
  anonymous: AnonymousCtx,
  raw: AnonymousPlaceInput,
): Promise<AnonymousPlace> {
  anonymous.limits.consume('place', anonymous.address)
  const place = await placeOrThrow(anonymous, raw)
  if (raw.code) anonymous.noteScan(raw.code)
  return shown(anonymous, place)
}

export type KioskPlace = { name: string; slug: string; place: AnonymousPlace }

/** What a tablet shows: the kiosk's name, and of all sites its own. */
export async function kioskPlace(anonymous: AnonymousCtx, kiosk: KnownKiosk): Promise<KioskPlace> {
  const place = await shown(anonymous, await placeAt(anonymous, kiosk))
  return { name: kiosk.name, slug: place.slug, place }
}

async function shown(anonymous: AnonymousCtx, place: Place): Promise<AnonymousPlace> {
  const ctx = insideOf(anonymous, place.org)
  try {
    const named = { id: true, name: true }
    const found = await ctx.db.site.findMany({
      ...sitesFor(),
      where: { ...sitesFor().where, ...(place.kiosk ? { id: place.kiosk.siteId } : {}) },
      select: {
        ...named,
        emergencyName: true,
        emergencyPhone: true,
        headcount: true,
        locations: { ...locationsFor(), select: named },
      },
    })
    const sites = found.map(({ headcount, ...site }) => ({ ...site, precision: precisionAt(headcount) }))
    const site = sites.find(({ id }) => id === place.siteId) ?? null
    const location = site?.locations.find(({ id }) => id === place.locationId) ?? null
    return { ...place, site, location, sites }
  } finally {
    await ctx.end()
  }
}

/** The open site of a card; NOT_FOUND where it or the location is closed or elsewhere. */
export async function siteOrThrow(
  ctx: Pick<Ctx, 'org' | 'db'>,
  { siteId, locationId }: { siteId: string; locationId: string | null },
) {
  const site = await ctx.db.site.findFirst({
    where: { organisationId: ctx.org, id: siteId, archivedAt: null },
    select: {
      headcount: true,
      locations: { where: { id: locationId ?? siteId, archivedAt: null }, select: { id: true } },
    },
  })
  if (!site || (locationId && site.locations.length === 0)) throw notFound()
  return site
}

/** The fields of a card that name a place which was taken away: its report then stands elsewhere and is the same report. */
export async function placesGone(
  ctx: Pick<Ctx, 'org' | 'db'>,
  { siteId, locationId }: { siteId: string; locationId: string | null },
): Promise<('siteId' | 'locationId')[]> {
  const site = await ctx.db.site.findFirst({
    where: { organisationId: ctx.org, id: siteId },
    select: { locations: { where: { id: locationId ?? siteId }, select: { id: true } } },
  })
  if (!site) return ['siteId', 'locationId']
  return locationId && site.locations.length === 0 ? ['locationId'] : []
}

/** What of a card a proof speaks of, and what must be the same when it comes again. */
export const cardOf = (row: FiledCard): FiledCard => {
  const { type, siteId, locationId, whatHappened, whatCouldHappen, immediateAction, proposal } = row
  return { type, siteId, locationId, whatHappened, whatCouldHappen, immediateAction, proposal }
}

const cardColumns = {
  type: true,
  siteId: true,
  locationId: true,
  whatHappened: true,
  whatCouldHappen: true,
  immediateAction: true,
  proposal: true,
} as const

type FiledBefore = { card: FiledCard; filed: string; handOverAt: Date | null; number: string | null }
/**
 * The card of a receipt, waiting or handed over, and what its reporter was told; null while it is between the two. What was
 * filed before that was kept is judged by what is set now.
 */
export async function filedBefore(
  ctx: Pick<Ctx, 'org' | 'db'>,
  lookup: string,
  now: { timeZone: string; unseal: (filed: string) => string },
): Promise<FiledBefore | null> {
  const where = { organisationId: ctx.org, lookup }
  const told = { precision: true, filed: true } as const
  const site = { select: { headcount: true } } as const
  const waits = await ctx.db.intakeReport.findFirst({
    where,
    select: { ...cardColumns, ...told, day: true, timeZone: true },
  })
  if (waits) {
    const day = dayOf(waits.day)
    const filed = waits.filed
      ? now.unseal(waits.filed)
      : periodOf(day, precisionAt(await headcountOf(ctx, waits.siteId)))
    const handOverAt = handedOverBy(day, waits.timeZone ?? now.timeZone)
    return { card: cardOf(waits), filed, handOverAt, number: null }
  }
  const moved = await ctx.db.receipt.findFirst({
    where,
    select: { ...told, report: { select: { ...cardColumns, number: true, submittedAt: true, site } } },
  })
  if (!moved) return null
  const { number, submittedAt, site: at } = moved.report
  const filed = moved.filed
    ? now.unseal(moved.filed)
    : periodOf(localDay(submittedAt, now.timeZone), precisionAt(at.headcount))
  return { card: cardOf(moved.report), filed, handOverAt: null, number }
}

export async function reportOfReceipt(tx: Tx, ctx: Pick<Ctx, 'org'>, lookup: string) {
  const columns = { id: true, number: true, status: true, type: true } as const
  const found = await tx.receipt.findFirst({
    where: { organisationId: ctx.org, lookup },
    select: { report: { select: columns } },
  })
  return found?.report ?? null
}

/** How many work at the site of a card that was filed, also where it was closed since. */
async function headcountOf(ctx: Pick<Ctx, 'org' | 'db'>, siteId: string): Promise<number | null> {
  const where = { organisationId: ctx.org, id: siteId }
  const site = await ctx.db.site.findFirst({ where, select: { headcount: true } })
  return site?.headcount ?? null
}

/** Whether it was sent at once: only of such a report the filing is on record. */
export async function wasUrgent(ctx: Pick<Ctx, 'org' | 'db'>, lookup: string): Promise<boolean> {
  const found = await ctx.db.receipt.findFirst({
    where: { organisationId: ctx.org, lookup },
    select: {
      report: { select: { audits: { where: { event: 'report.submitted' }, select: { id: true } } } },
    },
  })
  return (found?.report.audits.length ?? 0) > 0
}
