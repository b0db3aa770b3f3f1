import { setTimeout as sleep } from 'node:timers/promises'
import { type Mailer, MailRefused } from '@closecall/adapters/mail'
import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { type Day, localDay } from '../access/local-day'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import type { Params } from '../notifications/notification'
import { composeLetter, type Links } from './letter'
import { afterFailure, dropped, leaseSeconds, type Template } from './mail'
import { can } from './mail.policy'

export type Post = { mailer: Mailer; links: Links }

/**
 * Claims one letter, sends it, marks it. The claim is committed before the network is touched, so no two workers send the
 * same letter; only a crash between the server's "accepted" and the mark can repeat it, with the same Message-ID.
 */
export async function sendMail(ctx: Ctx, post: Post, id: string): Promise<void> {
  const mail = await claim(ctx, id)
  if (!mail) return
  try {
    const { template, locale, recipient: to } = mail
    const params = mail.params as Params
    const letter = { template: template as Template, locale, params, organisation: mail.organisation }
    await post.mailer.send({ id, to, locale, ...composeLetter(letter, post.links) })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const failure = { permanent: error instanceof MailRefused, message }
    const day = localDay(ctx.now(), mail.timeZone)
    await mark(ctx, id, afterFailure(mail, failure, ctx.now()), { refused: failure.permanent, day })
    return
  }
  const sent = { status: 'SENT', sentAt: ctx.now(), retryAt: null, lastError: null }
  await insist(() => mark(ctx, id, sent))
}

/** A letter that left must not leave again because the database was away for a moment: shorter in all than the lease. */
async function insist(
  work: () => Promise<void>,
  pauses = [100, 400, 1_500, 5_000, 15_000, 30_000],
): Promise<void> {
  const [pause, ...rest] = pauses
  try {
    await work()
  } catch (error) {
    if (pause === undefined) throw error
    await sleep(pause)
    await insist(work, rest)
  }
}

async function claim(ctx: Ctx, id: string) {
  return ctx.write(async (tx) => {
    authorise(can.send(ctx.actor))
    const now = ctx.now()
    const waiting = { status: 'QUEUED', OR: [{ retryAt: null }, { retryAt: { lte: now } }] }
    const retryAt = new Date(now.getTime() + leaseSeconds * 1_000)
    const { count } = await tx.mail.updateMany({
      where: { organisationId: ctx.org, id, AND: waiting },
      data: { attempts: { increment: 1 }, retryAt },
    })
    if (count === 0) return null
    const member = { select: { status: true } }
    const mail = await tx.mail.findUniqueOrThrow({ where: key(ctx, id), include: { member } })
    if (mail.member?.status === 'DISABLED') {
      await tx.mail.update({ where: key(ctx, id), data: dropped })
      return null
    }
    const { name, timeZone } = await tx.organisation.findUniqueOrThrow({
      where: { id: ctx.org },
      select: { name: true, timeZone: true },
    })
    return { ...mail, organisation: name, timeZone }
  })
}

type Marked = {
  status?: string
  sentAt?: Date
  retryAt?: Date | null
  lastError: string | null
}

async function mark(
  ctx: Ctx,
  id: string,
  data: Marked,
  failure?: { refused: boolean; day: Day },
): Promise<void> {
  await ctx.write(async (tx) => {
    authorise(can.send(ctx.actor))
    await tx.mail.update({ where: key(ctx, id), data })
    // Else nobody would know: whom it was for waits for nothing.
    if (failure && data.status) await record(tx, ctx, 'mail.failed', { subject: id, payload: failure })
  })
}
