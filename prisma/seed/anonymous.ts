import { createHash } from 'node:crypto'
import type { AnonymousCtx } from '@closecall/core/access/anonymous-ctx'
import { hashSecret, verifySecret } from '@closecall/core/access/hashing'
import { settledQuarters } from '@closecall/core/access/small-groups'
import { moveIntake } from '@closecall/core/intake/move-intake'
import { submitAnonymousReport } from '@closecall/core/intake/submit-anonymous-report'
import { sendReply } from '@closecall/core/receipts/send-reply'
import { acceptReport } from '@closecall/core/reports/accept-report'
import { closeReport } from '@closecall/core/reports/close-report'
import { returnReport } from '@closecall/core/reports/return-report'
import type { Database } from '@closecall/db/database'
import { v4 } from 'uuid'
import type { Cast } from './people'
import type { Story } from './story'

const day = 86_400_000
const work = { token: '', nonce: '' }
const answers = { highEnergy: false, energyReleased: false, seriousInjury: false, controlInPlace: true }
type Demo = { database: Database; pepper: string; slug: string }
type Door = Pick<Demo, 'database' | 'pepper'>

/** At the anonymous door, as nobody; the seed need not prove that it is no flood. */
export const nobody = ({ database, pepper }: Door, at: Date): AnonymousCtx => ({
  database,
  pepper,
  address: '',
  limits: {
    consume() {},
    refund() {},
    guessed() {},
    mustNotGuess() {},
    filed() {},
    challenge: () => ({ token: '', bits: 0 }),
    redeem() {},
  },
  hashing: {
    hash: (secret) => hashSecret(pepper, secret),
    verify: (hashed, secret) => verifySecret(pepper, hashed, secret),
  },
  noteScan() {},
  now: () => at,
})

/** The same key at every start, so that a seed that was killed files nothing twice. */
const keyOf = (story: Story, turn: number) =>
  createHash('sha256').update(`${story.id} ${turn}`).digest('hex').slice(0, 32)

/**
 * Enough unnamed reports of one site in a quarter that is over for the dashboard to tell of them, all dealt with; and two
 * of this week: one was asked about and has answered, one waits.
 */
export async function fileWithoutNames(
  demo: Demo,
  story: Story,
  cast: Cast,
  kiosk: string,
  now: Date,
): Promise<void> {
  const [quarter] = settledQuarters(new Date(now.getTime() - 200 * day), now, now, 1)
  const [place, officer] = [cast.places[story.anonymous.site], cast.officers[0]]
  if (!quarter || !place || !officer) throw new Error('The cast is not complete')
  const { settled, asked, waiting } = story.anonymous
  const locations = place.locationIds
  const file = (card: (typeof settled)[number], turn: number, at: Date) =>
    submitAnonymousReport(nobody(demo, at), {
      key: keyOf(story, turn),
      place: turn % 3 === 0 ? { kiosk } : { slug: demo.slug },
      siteId: place.siteId,
      locationId: locations[turn % locations.length] ?? null,
      type: card.type,
      occurredOn: at,
      whatHappened: card.what,
      proposal: card.proposal,
      urgent: false,
      work,
    })
  const handOver = () => moveIntake(cast.as({ kind: 'system' }, now), [cast.org])
  const by = (submitted: Date, days: number) =>
    cast.as(officer, new Date(Math.min(submitted.getTime() + days * day, now.getTime() - 60_000)))

  for (const [turn, card] of settled.entries())
    await file(card, turn, new Date(quarter.getTime() + (3 + 7 * turn) * day))
  const recent = new Date(now.getTime() - 2 * day)
  const { receipt } = await file(asked, settled.length, recent)
  await file(waiting, settled.length + 1, recent)
  await handOver()

  const ctx = cast.as(officer, now)
  const undecided = {
    organisationId: cast.org,
    privacy: 'ANONYMOUS',
    status: 'SUBMITTED',
    siteId: place.siteId,
  }
  const reports = await ctx.db.report.findMany({ where: undecided })
  await ctx.end()
  for (const { id, version, submittedAt, whatHappened } of reports) {
    if (whatHappened === waiting.what) continue
    if (whatHappened === asked.what) {
      await returnReport(by(submittedAt, 9), { id, version, question: asked.question })
      await sendReply(nobody(demo, now), { receipt, id: v4(), text: asked.answer, work })
      await handOver()
      continue
    }
    const decision = { answers, actualSeverity: null, potentialSeverity: 1, route: 'ON_THE_SPOT' as const }
    const accepted = await acceptReport(by(submittedAt, 9), { id, version, ...decision })
    await closeReport(by(submittedAt, 11), { id, version: accepted.version, note: story.texts.close })
  }
}
