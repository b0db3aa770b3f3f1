import type { Tx } from '@closecall/db/database'
import { type AnonymousCtx, insideOf } from '../access/anonymous-ctx'
import type { Ctx } from '../access/ctx'
import { conflict, invalid, limit, notFound } from '../access/errors'
import { dateOf, localDay } from '../access/local-day'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { changedFields } from '../access/resent'
import { kioskOfToken } from '../kiosks/kiosk-door.rows'
import { proofOf } from '../receipts/proof'
import { lookupOf, receiptOf, sealed, unsealed } from '../receipts/receipt'
import { type Holder, holderOf } from '../receipts/receipt.rows'
import { titleFrom } from '../reports/report'
import { found } from '../reports/report.rows'
import { handedOverBy, occurredDay, periodOf, precisionAt } from './intake'
import { SubmitAnonymousReportInput } from './intake.input'
import { can } from './intake.policy'
import {
  cardOf,
  filedBefore,
  organisationOf,
  placeOrThrow,
  placesGone,
  reportOfReceipt,
  siteOrThrow,
} from './intake.rows'

type Input = ReturnType<typeof SubmitAnonymousReportInput.parse>
/** `filed`: the day or the week, as the reporter was told; of whose organisation. */
type Filed = { slug: string; filed: string; handOverAt: Date | null; number: string | null }
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
  anonymous.limits.redeem(input.work, 'report', anonymous.address)
  await counted(anonymous, input)
  const { receipt, slug, filed, number, handOverAt } = await filedOnce(anonymous, input)
  const proof = proofOf(anonymous.pepper, input.key, slug, filed, cardOf(input))
  return { receipt, proof, number, handOverAt: number ? null : handOverAt }
}

/** A shift at a tablet is one network and one device: it is counted by kiosk, so long as that is one. */
async function counted(anonymous: AnonymousCtx, { place }: Input): Promise<void> {
  const kiosk = place.kiosk ? await kioskOfToken(anonymous, place.kiosk) : null
  if (kiosk) anonymous.limits.consume('kiosk', kiosk.id)
  else anonymous.limits.consume('report', anonymous.address)
}

/** At most once, also where two sendings or a hand-over come in between: whoever was second looks again. */
async function filedOnce(anonymous: AnonymousCtx, input: Input) {
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
      ? await sentBefore(anonymous, holder, input)
      : await fileNew(anonymous, input, { receipt, lookup })
    if (filed) return { receipt, ...filed }
  }
  throw limit('anonymous.no_receipt')
}

/**
 * Whoever has the key gets the receipt, whatever became of the poster, the site or the spot since. Null: it was handed over
 * while we looked.
 */
async function sentBefore(
  anonymous: AnonymousCtx,
  { org, lookup }: Holder,
  input: Input,
): Promise<Filed | null> {
  const { slug, timeZone } = await organisationOf(anonymous.database, { id: org })
  const unseal = (filed: string) => unsealed(anonymous.pepper, input.key, filed)
  const ctx = insideOf(anonymous, org)
  try {
    const before = await filedBefore(ctx, lookup, { timeZone, unseal })
    if (!before) return null
    const { card, ...told } = before
    const differ = changedFields(cardOf(input), card)
    const gone: string[] = differ.length > 0 ? await placesGone(ctx, input) : []
    const changed = differ.filter((field) => !gone.includes(field))
    if (changed.length > 0) throw conflict('report.already_filed', { changed })
    if (told.number || !input.urgent) return { slug, ...told }
    // It waited, and now it cannot.
    const number = await ctx.write((tx) => {
      authorise(can.file(ctx.actor))
      return sendNow(tx, ctx, lookup)
    })
    return number === null ? null : { slug, ...told, number }
  } finally {
    await ctx.end()
  }
}

const sourceOf = ({ code, kiosk }: Input['place']) => (kiosk ? 'KIOSK' : code ? 'QR' : 'WEB')

/** Null: somebody else was quicker with this key. */
async function fileNew(
  anonymous: AnonymousCtx,
  input: Input,
  { receipt, lookup }: { receipt: string; lookup: string },
): Promise<Filed | null> {
  const at = await placeOrThrow(anonymous, input.place)
  const ctx = insideOf(anonymous, at.org)
  try {
    // A tablet files for the site at whose door it stands.
    if (at.kiosk && at.kiosk.siteId !== input.siteId) throw notFound()
    const { headcount } = await siteOrThrow(ctx, input)
    const precision = precisionAt(headcount)
    const today = localDay(ctx.now(), at.timeZone)
    const filed = periodOf(today, precision)
    const occurred = occurredDay(input.occurredOn, today)
    if (!occurred) throw invalid([{ path: 'occurredOn', message: 'in_future' }])
    // Counted before anything is computed: what is refused costs us nothing.
    anonymous.limits.filed(ctx.org)
    const row = {
      organisationId: ctx.org,
      lookup,
      secretHash: await anonymous.hashing.hash(receipt),
      day: dateOf(today),
      timeZone: at.timeZone,
      precision,
      filed: sealed(anonymous.pepper, input.key, filed),
      occurredOn: dateOf(occurred),
      ...cardOf(input),
      source: anonymous.source ?? sourceOf(input.place),
      title: titleFrom(input.whatHappened),
    }
    return await ctx.write(async (tx) => {
      authorise(can.file(ctx.actor))
      const { count } = await tx.intakeReport.createMany({ data: [row], skipDuplicates: true })
      if (count === 0) return null
      // From here on the hand-over waits for us; what it took before is a receipt by now.
      if (await reportOfReceipt(tx, ctx, lookup)) {
        await tx.intakeReport.deleteMany({ where: { organisationId: ctx.org, lookup } })
        return null
      }
      const number = input.urgent ? await sendNow(tx, ctx, lookup) : null
      return { slug: at.slug, filed, handOverAt: handedOverBy(today, at.timeZone), number }
    })
  } finally {
    await ctx.end()
  }
}

/** Makes a report of what waits, at once, and gives its number. Null: it does not wait any more. */
async function sendNow(tx: Tx, ctx: Ctx, lookup: string): Promise<string | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lookup}, 0))::text`
  // Having looked into this table, the hand-over waits for us.
  if (!(await tx.intakeReport.findFirst({ where: { organisationId: ctx.org, lookup } }))) return null
  await tx.$executeRaw`SELECT move_intake(${ctx.now()}::timestamptz, ${lookup})`
  const report = found(await reportOfReceipt(tx, ctx, lookup))
  // Whoever sends at once was told that this is what shows: the moment, and that officers hear of it.
  const after = { status: report.status, type: report.type }
  const event = { subject: report.id, report: report.id, after, payload: { urgent: true } }
  await record(tx, ctx, 'report.submitted', event)
  return report.number
}
