import type { Tx } from '@closecall/db/database'
import { type AnonymousCtx, insideOf } from '../access/anonymous-ctx'
import type { Ctx } from '../access/ctx'
import { conflict, limit } from '../access/errors'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { can } from '../intake/intake.policy'
import { mostWaiting } from '../threads/thread'
import { dayHere } from '../threads/thread.rows'
import { type AnonymousThread, threadOfReceipt } from './anonymous-thread.rows'
import { SendReplyInput } from './receipt.input'
import { provenHolder } from './receipt.rows'

/** The reporter answers; what they write waits in the intake like a report. Sent again, it is the same message. */
export async function sendReply(anonymous: AnonymousCtx, raw: SendReplyInput): Promise<AnonymousThread> {
  const { receipt, work, id, text } = parse(SendReplyInput, raw)
  anonymous.limits.redeem(work, 'receipt', anonymous.address)
  const holder = await provenHolder(anonymous, receipt)
  anonymous.limits.consume('opening', anonymous.address)
  const { lookup } = holder
  const ctx = insideOf(anonymous, holder.org)
  try {
    await ctx.write(async (tx) => {
      authorise(can.file(ctx.actor))
      const waiting = { organisationId: ctx.org, lookup }
      const turn = (await tx.intakeMessage.count({ where: waiting })) + 1
      const row = { ...waiting, id, text, turn, ...(await dayHere(tx, ctx)) }
      const { count } = await tx.intakeMessage.createMany({ data: [row], skipDuplicates: true })
      const before = await sentBefore(tx, ctx, { id, lookup })
      // From the first line on the hand-over waits for us; what it took before is in the thread by now.
      if (count === 1 && before) await tx.intakeMessage.deleteMany({ where: { organisationId: ctx.org, id } })
      const kept = before ?? (await tx.intakeMessage.findFirst({ where: { ...waiting, id } }))
      if (kept?.text !== text) throw conflict('comment.already_sent')
      if (turn > mostWaiting) throw limit('anonymous.too_many_messages')
    })
  } finally {
    await ctx.end()
  }
  return threadOfReceipt(anonymous, holder)
}

/** A line of this id that was handed over: null, or text that cannot be the same where it is another thread's. */
async function sentBefore(tx: Tx, ctx: Pick<Ctx, 'org'>, { id, lookup }: { id: string; lookup: string }) {
  const line = await tx.threadMessage.findFirst({
    where: { organisationId: ctx.org, id },
    select: { text: true, authorId: true, report: { select: { receipt: { select: { lookup: true } } } } },
  })
  if (!line) return null
  return line.authorId === null && line.report.receipt?.lookup === lookup
    ? { text: line.text }
    : { text: null }
}
