import { type AnonymousCtx, insideOf } from '../access/anonymous-ctx'
import type { Ctx } from '../access/ctx'
import { conflict, invalid, limit } from '../access/errors'
import { type Day, dateOf, localDay } from '../access/local-day'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { changedFields } from '../access/resent'
import { proofOf } from '../receipts/proof'
import { lookupOf, receiptOf } from '../receipts/receipt'
import { type Holder, holderOf } from '../receipts/receipt.rows'
import { titleFrom } from '../reports/report'
import { found } from '../reports/report.rows'
import { handedOverBy, occurredDay, periodOf, precisionAt } from './intake'
import { SubmitAnonymousReportInput } from './intake.input'
import { can } from './intake.policy'
import { cardOf, filedBefore, type Place, placeOrThrow, reportOfReceipt, siteOrThrow } from './intake.rows'

type Input = ReturnType<typeof SubmitAnonymousReportInput.parse>
type Filed = { day: Day; number: string | null }
export type AnonymousFiled = {
  receipt: string
  proof: ReturnType<typeof proofOf>
  handOverAt: Date | null
  number: string | null
}

/**
 * Puts a card into the intake, or makes a report of it at once where the danger cannot wait. The key makes the receipt, so
 * the same key finds the same report however often and however late it is sent; nothing that was lost need be remembered.
 */
export async function submitAnonymousReport(
  anonymous: AnonymousCtx,
  raw: SubmitAnonymousReportInput,
): Promise<AnonymousFiled> {
  const input = parse(SubmitAnonymousReportInput, raw)
  anonymous.limits.consume('report', anonymous.address)
  anonymous.limits.redeem(input.work)
  const place = await placeOrThrow(anonymous, input.place)
  const ctx = insideOf(anonymous, place.org)
  try {
    authorise(can.file(ctx.actor))
    const site = await siteOrThrow(ctx, input)
    const { receipt, day, number } = await filedOnce(anonymous, ctx, place, input)
    const period = periodOf(day, precisionAt(site.headcount))
    const proof = proofOf(anonymous.pepper, input.key, place.slug, period, cardOf(input))
    return { receipt, proof, number, handOverAt: number ? null : handedOverBy(day, place.timeZone) }
  } finally {
    await ctx.end()
  }
}

/** At most once, also where two sendings or a hand-over come in between: whoever was second looks again. */
async function filedOnce(anonymous: AnonymousCtx, ctx: Ctx, place: Place, input: Input) {
  const { pepper, hashing } = anonymous
  for (let n = 0, looks = 0; n < 5 && looks < 10; looks++) {
    const receipt = receiptOf(pepper, input.key, n)
    const lookup = lookupOf(pepper, receipt)
    const holder = await holderOf(anonymous, lookup)
    if (holder && !(await hashing.verify(holder.secretHash, receipt))) {
      n++ // another receipt begins with the same digits
      continue
    }
    const filed = holder
      ? await sentBefore(ctx, place, holder, input)
      : await fileNew(anonymous, ctx, place, input, { lookup, secretHash: await hashing.hash(receipt) })
    if (filed) return { receipt, ...filed }
  }
  throw limit('anonymous.no_receipt')
}

/** Null: it was handed over while we looked. */
async function sentBefore(
  ctx: Ctx,
  place: Place,
  { org, lookup }: Holder,
  input: Input,
): Promise<Filed | null> {
  if (org !== ctx.org) throw conflict('report.already_filed', { changed: ['siteId'] })
  const found = await filedBefore(ctx, lookup, place.timeZone)
  if (!found) return null
  const { card, ...filed } = found
  const changed = changedFields(cardOf(input), card)
  if (changed.length > 0) throw conflict('report.already_filed', { changed })
  return filed
}

/** Null: somebody else was quicker with this key. */
async function fileNew(
  anonymous: AnonymousCtx,
  ctx: Ctx,
  place: Place,
  input: Input,
  secrets: { lookup: string; secretHash: string },
): Promise<Filed | null> {
  const { lookup } = secrets
  const today = localDay(ctx.now(), place.timeZone)
  const occurred = occurredDay(input.occurredOn, today)
  if (!occurred) throw invalid([{ path: 'occurredOn', message: 'in_future' }])
  anonymous.limits.filed(ctx.org)
  const days = { day: dateOf(today), occurredOn: dateOf(occurred) }
  const source = anonymous.source ?? (input.place.code ? 'QR' : 'WEB')
  const title = titleFrom(input.whatHappened)
  return ctx.write(async (tx) => {
    authorise(can.file(ctx.actor))
    const row = { organisationId: ctx.org, ...secrets, ...days, ...cardOf(input), source, title }
    const { count } = await tx.intakeReport.createMany({ data: [row], skipDuplicates: true })
    if (count === 0) return null
    // From here on the hand-over waits for us; what it took before is a receipt by now.
    if (await reportOfReceipt(tx, ctx, lookup)) {
      await tx.intakeReport.deleteMany({ where: { organisationId: ctx.org, lookup } })
      return null
    }
    if (!input.urgent) return { day: today, number: null }
    await tx.$executeRaw`SELECT move_intake(${ctx.now()}::timestamptz, ${lookup})`
    const report = found(await reportOfReceipt(tx, ctx, lookup))
    // Whoever sends at once was told that this is what shows: the moment, and that officers hear of it.
    const after = { status: report.status, type: report.type }
    await record(tx, ctx, 'report.submitted', {
      subject: report.id,
      report: report.id,
      after,
      payload: { urgent: true },
    })
    return { day: today, number: report.number }
  })
}
