import type { OrgReads } from '@closecall/db/reads'
import { type AnonymousCtx, insideOf } from '../access/anonymous-ctx'
import { notFound } from '../access/errors'
import { dayOf } from '../access/local-day'
import { handedOverBy } from '../intake/intake'
import { type FeedbackPromise, promisesOf } from '../reports/promises'
import type { ReportStatus } from '../reports/report'
import { programmeOf, promiseFacts } from '../reports/report.rows'
import { type Message, messageOf, photosOf, type ThreadPhoto } from '../threads/thread'
import { threadPhotos } from '../threads/thread.rows'
import type { Holder } from './receipt.rows'

export type AnonymousThread = {
  status: 'WAITING' | ReportStatus
  number: string | null
  type: string
  organisation: string
  site: string
  location: string | null
  whatHappened: string
  /** By when it will have been handed over; null when it was. */
  handOverAt: Date | null
  decisionNote: string | null
  promises: FeedbackPromise[]
  photos: ThreadPhoto[]
  messages: Message[]
}

const shown = { type: true, whatHappened: true } as const
const name = { select: { name: true } } as const

/** What a receipt opens, whether its report waits or was handed over. */
export async function threadOfReceipt(
  anonymous: AnonymousCtx,
  { org, lookup }: Holder,
): Promise<AnonymousThread> {
  const ctx = insideOf(anonymous, org)
  try {
    const where = { organisationId: org, lookup }
    const organisation = await ctx.db.organisation.findUniqueOrThrow({
      where: { id: org },
      select: { name: true, timeZone: true },
    })
    const written = await ctx.db.intakeMessage.findMany({ where, orderBy: [{ turn: 'asc' }] })
    const seen = await ctx.db.intakePhoto.findMany({
      where,
      select: threadPhotos.select,
      orderBy: [{ turn: 'asc' }],
    })
    const waitingLines = written.map(({ id, text, day }): Message => {
      const photos = photosOf(seen, id, true)
      return { id, text, day, from: 'REPORTER', readByOfficer: false, waiting: true, photos }
    })
    const waitingPhotos = photosOf(seen, null, true)
    const waits = await ctx.db.intakeReport.findFirst({ where })
    if (waits) {
      const { day, timeZone, type, whatHappened } = waits
      const handOverAt = handedOverBy(dayOf(day), timeZone ?? organisation.timeZone)
      const place = { organisation: organisation.name, ...(await placeOf(ctx.db, waits)) }
      const status = 'WAITING' as const
      const nothing = { number: null, decisionNote: null, promises: [] }
      return {
        status,
        type,
        whatHappened,
        handOverAt,
        ...place,
        ...nothing,
        photos: waitingPhotos,
        messages: waitingLines,
      }
    }
    const moved = await ctx.db.receipt.findFirst({
      where,
      select: {
        report: {
          select: {
            ...shown,
            ...promiseFacts,
            number: true,
            decisionNote: true,
            site: { select: { name: true, headcount: true } },
            location: name,
            photos: threadPhotos,
          },
        },
      },
    })
    if (!moved) throw notFound()
    const { report } = moved
    return {
      status: report.status as ReportStatus,
      number: report.number,
      type: report.type,
      organisation: organisation.name,
      site: report.site.name,
      location: report.location?.name ?? null,
      whatHappened: report.whatHappened,
      handOverAt: null,
      decisionNote: ['CLOSED', 'REJECTED'].includes(report.status) ? report.decisionNote : null,
      promises: promisesOf(report, await programmeOf(ctx), ctx.now()),
      photos: [...photosOf(report.photos, null), ...waitingPhotos],
      messages: [...report.thread.map((line) => messageOf(line, report.photos)), ...waitingLines],
    }
  } finally {
    await ctx.end()
  }
}

async function placeOf(db: OrgReads, { siteId, locationId }: { siteId: string; locationId: string | null }) {
  const site = await db.site.findFirst({
    where: { id: siteId },
    select: { name: true, locations: { where: { id: locationId ?? siteId }, select: { name: true } } },
  })
  return { site: site?.name ?? '', location: site?.locations[0]?.name ?? null }
}
