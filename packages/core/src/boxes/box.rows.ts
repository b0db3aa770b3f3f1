import type { Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import type { Actor } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { localDay } from '../access/local-day'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { has } from '../access/roles'
import { programmeOf } from '../reports/report.rows'
import { lateBefore } from './box'
import { PersonnelNumberInput } from './box.input'
import { can, inReach, knownCards } from './box.policy'

type Who = Pick<Ctx, 'org' | 'actor'>

/** Which reason belongs to which unique key. */
export const boxTaken = { name: 'box.name_taken' } as const

/** The box, if it hangs at a site in the actor's reach, or NOT_FOUND. */
export async function boxOrThrow(tx: Tx, ctx: Who, id: string) {
  const box = await tx.box.findFirst({ where: { organisationId: ctx.org, id, AND: inReach(ctx.actor) } })
  if (!box) throw notFound()
  return box
}

export async function emptyingOrThrow(tx: Tx, ctx: Who, id: string) {
  const emptying = await tx.emptying.findFirst({
    where: { organisationId: ctx.org, id, box: inReach(ctx.actor) },
    include: { box: true },
  })
  if (!emptying) throw notFound()
  return emptying
}

/** Two people at one box wait here for each other. */
export async function lockBox(tx: Tx, ctx: Pick<Ctx, 'org'>, id: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM box WHERE organisation_id = ${ctx.org}::uuid AND id = ${id}::uuid FOR UPDATE`
}

const order = [
  { siteId: 'asc' },
  { name: 'asc' },
  { id: 'asc' },
] satisfies Prisma.BoxOrderByWithRelationInput[]

export function boxesFor(ctx: Who, { includeRetired }: { includeRetired?: boolean | null } = {}) {
  authorise(can.see(ctx.actor))
  const where = { ...inReach(ctx.actor), ...(includeRetired ? {} : { retiredAt: null }) }
  return { where, orderBy: order, take: 1_000 } satisfies Prisma.BoxFindManyArgs
}

export function boxFor(ctx: Who, id: string) {
  authorise(can.see(ctx.actor))
  return { where: { organisationId: ctx.org, id, AND: inReach(ctx.actor) } } satisfies Prisma.BoxFindFirstArgs
}

/** What was done to a box lately, the newest first, without what was taken back. */
export const lately = (take: number) =>
  ({
    where: { undoneAt: null },
    orderBy: [{ emptiedAt: 'desc' }, { id: 'desc' }],
    take,
  }) satisfies Prisma.Box$emptyingsArgs

/** How many boxes in reach are late; null for those who empty none. */
export async function lateBoxes(ctx: Pick<Ctx, 'org' | 'db' | 'actor' | 'now'>): Promise<number | null> {
  if (!can.see(ctx.actor).allowed) return null
  const { timeZone } = await programmeOf(ctx)
  return ctx.db.box.count({
    where: { AND: [inReach(ctx.actor), late(localDay(ctx.now(), timeZone), timeZone)] },
  })
}

/** Boxes that are late on a day, as Prisma asks for them. */
export const late = (day: string, timeZone: string): Prisma.BoxWhereInput => ({
  retiredAt: null,
  emptyAt: { lt: lateBefore(day, timeZone) },
})

/** A location of that site that is not archived, or NOT_FOUND. */
export async function openSpotOrThrow(tx: Tx, ctx: Pick<Ctx, 'org'>, siteId: string, id: string) {
  const spot = await tx.location.findFirst({
    where: { organisationId: ctx.org, siteId, id, archivedAt: null },
  })
  if (!spot) throw notFound()
  return spot
}

/** A report as it came out of a box in the actor's reach, if the actor knows the card, or NOT_FOUND. */
export async function typedInOrThrow(tx: Tx, ctx: Who, reportId: string) {
  const typedIn = await tx.boxCard.findFirst({
    where: {
      organisationId: ctx.org,
      reportId,
      emptying: { box: inReach(ctx.actor) },
      report: knownCards(ctx.actor),
    },
    include: { report: true, emptying: { include: { box: true } } },
  })
  if (!typedIn) throw notFound()
  return typedIn
}

/** Whose card it is by the number on it; null where nobody has that number. */
export function writerFor(ctx: Who, raw: PersonnelNumberInput) {
  authorise(can.see(ctx.actor))
  const { personnelNumber } = parse(PersonnelNumberInput, raw)
  return { where: { organisationId: ctx.org, personnelNumber } } satisfies Prisma.MemberFindFirstArgs
}

/** The cards of an emptying in the order they were filed. */
const byNumber = { orderBy: { report: { numberRank: 'asc' } } } satisfies Prisma.Emptying$boxCardsArgs

/** The same for this reader: when a box was emptied is nothing for those who do not open it. */
export const emptyingsFor = (actor: Actor, take: number) => ({
  ...lately(take),
  where: { undoneAt: null, ...(has(actor, 'box.empty') ? {} : { id: { in: [] } }) },
})

export const cardsFor = (actor: Actor) =>
  ({ ...byNumber, where: { report: knownCards(actor) } }) satisfies Prisma.Emptying$boxCardsArgs

/** What is printed on the cards beside a box. */
export const onCards = {
  select: {
    name: true,
    location: { select: { name: true } },
    site: { select: { name: true, emergencyName: true, emergencyPhone: true } },
  },
} satisfies Prisma.BoxFindFirstArgs
