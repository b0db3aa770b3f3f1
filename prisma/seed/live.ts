import type { MemberActor } from '@closecall/core/access/actor'
import type { Ctx } from '@closecall/core/access/ctx'
import { addAction } from '@closecall/core/actions/add-action'
import { finishAction } from '@closecall/core/actions/finish-action'
import { returnAction } from '@closecall/core/actions/return-action'
import { startAction } from '@closecall/core/actions/start-action'
import { verifyAction } from '@closecall/core/actions/verify-action'
import { addComment } from '@closecall/core/comments/add-comment'
import { proposeLowerPotential } from '@closecall/core/potential/propose-lower-potential'
import { acceptReport } from '@closecall/core/reports/accept-report'
import { answerQuestion } from '@closecall/core/reports/answer-question'
import { closeReport } from '@closecall/core/reports/close-report'
import { mergeReport } from '@closecall/core/reports/merge-report'
import { rejectReport } from '@closecall/core/reports/reject-report'
import { SubmitReportInput } from '@closecall/core/reports/report.input'
import { returnReport } from '@closecall/core/reports/return-report'
import { fileCard } from '@closecall/core/reports/submit-report'
import { v4 } from 'uuid'
import type { Cast } from './people'
import type { Story } from './story'
import { type Event, type Fate, routeOf } from './year'

const hour = 3_600_000
const day = 24 * hour

/** Later fates pass through these, in this order. */
const depth: Partial<Record<Fate, number>> = {
  ACCEPTED: 0,
  LOWERING: 0,
  ASSIGNED: 1,
  OVERDUE: 1,
  STARTED: 2,
  DONE: 3,
  SENT_BACK: 3,
  VERIFIED: 4,
  CLOSED: 4,
}

/** Lives one card through to its fate. `earlier`: a card of the same site it may be merged into. */
export async function live(
  story: Story,
  cast: Cast,
  event: Event,
  turn: number,
  now: Date,
  earlier: string | null,
) {
  const { card, fate, at } = event
  const place = cast.places[event.site]
  const reporter = cast.workers[event.worker]
  const officer = cast.officers[turn % cast.officers.length]
  const supervisor = cast.supervisors[event.site] ?? cast.supervisors[0]
  if (!place || !reporter || !officer || !supervisor) throw new Error('The cast is not complete')
  const after = (time: number) => new Date(Math.min(at.getTime() + time, now.getTime() - 60_000))
  const by = <T>(actor: MemberActor, time: number, verb: (ctx: Ctx) => Promise<T>) =>
    verb(cast.as(actor, after(time)))

  const written = SubmitReportInput.parse({
    id: v4(),
    type: card.type,
    privacy: event.confidential ? 'CONFIDENTIAL' : 'NAMED',
    siteId: place.siteId,
    locationId: place.locationIds[event.location] ?? null,
    occurredAt: new Date(at.getTime() - ((turn % 7) + 1) * 25 * 60_000),
    whatHappened: card.what,
    whatCouldHappen: card.could,
    immediateAction: card.did,
    proposal: card.proposal,
  })
  const source = event.site === story.kiosks[0].site && turn % 6 === 1 ? 'KIOSK' : 'WEB'
  let report = await by(reporter, 0, (ctx) => fileCard(ctx, { ...written, source }))
  const { id } = report
  const decision = () => ({ id, version: report.version })
  if (fate === 'WAITING') return id
  if (fate === 'REJECTED') {
    await by(officer, 20 * hour, (ctx) => rejectReport(ctx, { ...decision(), reason: story.texts.reject }))
    return null
  }
  if (fate === 'MERGED' && earlier) {
    await by(officer, 9 * hour, (ctx) => mergeReport(ctx, { ...decision(), intoId: earlier }))
    return null
  }
  if (fate === 'RETURNED' || fate === 'ANSWERED') {
    report = await by(officer, 5 * hour, (ctx) =>
      returnReport(ctx, { ...decision(), question: story.texts.question }),
    )
    if (fate === 'ANSWERED')
      await by(reporter, 8 * hour, (ctx) =>
        answerQuestion(ctx, { id: v4(), reportId: id, text: story.texts.answer, version: report.version }),
      )
    return id
  }

  const { asked, route } = routeOf(card)
  const triaged = (6 + (turn % 5) * 14) * hour
  report = await by(officer, triaged, (ctx) =>
    acceptReport(ctx, {
      ...decision(),
      answers: asked,
      actualSeverity: card.actual ?? null,
      potentialSeverity: card.potential,
      route,
    }),
  )
  if (turn % 6 === 0)
    await by(supervisor, triaged + hour, (ctx) =>
      addComment(ctx, { id: v4(), reportId: id, text: story.texts.comment, mentions: [officer.memberId] }),
    )
  if (fate === 'LOWERING' && card.potential > 2) {
    await by(officer, triaged + 2 * hour, (ctx) =>
      proposeLowerPotential(ctx, { ...decision(), to: card.potential - 1, reason: story.texts.lower }),
    )
    return id
  }
  const steps = depth[fate] ?? 0
  if (steps >= 1) await work(steps)
  if (fate === 'CLOSED') {
    const latest = await latestVersion()
    await by(officer, triaged + 21 * day, (ctx) =>
      closeReport(ctx, { id, version: latest, note: story.texts.close }),
    )
  }
  return id

  async function work(steps: number) {
    const owner = turn % 2 === 0 ? supervisor : cast.workers[(event.worker + 3) % cast.workers.length]
    if (!owner || !officer) return
    const due = fate === 'OVERDUE' ? triaged + (2 + (turn % 4)) * day : triaged + (14 + (turn % 20)) * day
    let action = await by(officer, triaged + hour, (ctx) =>
      addAction(ctx, {
        id: v4(),
        reportId: id,
        title: card.action,
        kind: turn % 4 === 0 ? 'PREVENTIVE' : 'CORRECTIVE',
        controlLevel: card.control,
        ownerId: owner.memberId,
        dueOn: new Date(at.getTime() + due),
      }),
    )
    const version = () => ({ id: action.id, version: action.version })
    const pace = (1 + (turn % 9)) * day
    if (steps >= 2) action = await by(owner, triaged + pace, (ctx) => startAction(ctx, version()))
    if (steps >= 3)
      action = await by(owner, triaged + 2 * pace, (ctx) =>
        finishAction(ctx, { ...version(), evidence: story.texts.evidence }),
      )
    if (fate === 'SENT_BACK')
      action = await by(officer, triaged + 2 * pace + 5 * hour, (ctx) =>
        returnAction(ctx, { ...version(), comment: story.texts.returned }),
      )
    if (steps >= 4) await by(officer, triaged + 2 * pace + day, (ctx) => verifyAction(ctx, version()))
  }

  async function latestVersion() {
    const ctx = cast.as(officer as MemberActor, now)
    const latest = await ctx.db.report.findFirstOrThrow({ where: { organisationId: cast.org, id } })
    await ctx.end()
    return latest.version
  }
}
