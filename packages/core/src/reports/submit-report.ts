import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { conflict, notFound } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { reportNumber, titleFrom } from './report'
import { SubmitReportInput } from './report.input'
import { can } from './report.policy'
import { takeNumber } from './report.rows'

/** Files a card. Sending the same id again gives the same report: a retrying phone never doubles it. */
export async function submitReport(ctx: Ctx, raw: SubmitReportInput) {
  const input = parse(SubmitReportInput, raw)
  return ctx.write(async (tx) => {
    const before = await tx.report.findUnique({
      where: key(ctx, input.id),
    })
    if (before && before.reporterId !== memberIdOf(ctx.actor)) throw conflict('report.id_taken')
    if (before) return before

    const site = await tx.site.findFirst({
      where: { organisationId: ctx.org, id: input.siteId, archivedAt: null },
      select: {
        id: true,
        locations: { where: { id: input.locationId ?? input.siteId }, select: { id: true } },
      },
    })
    if (!site || (input.locationId && site.locations.length === 0)) throw notFound()
    authorise(can.submit(ctx.actor, { siteId: site.id }))

    const now = ctx.now()
    const year = now.getUTCFullYear()
    const report = await tx.report.create({
      data: {
        organisationId: ctx.org,
        id: input.id,
        number: reportNumber(year, await takeNumber(tx, ctx.org, year)),
        type: input.type,
        privacy: input.privacy,
        siteId: input.siteId,
        locationId: input.locationId,
        reporterId: memberIdOf(ctx.actor),
        title: input.title ?? titleFrom(input.whatHappened),
        whatHappened: input.whatHappened,
        whatCouldHappen: input.whatCouldHappen,
        immediateAction: input.immediateAction,
        proposal: input.proposal,
        occurredAt: input.occurredAt ?? now,
        submittedAt: now,
        acknowledgedAt: now,
      },
    })
    await record(tx, ctx, 'report.submitted', {
      subject: report.id,
      report: report.id,
      after: { status: report.status, type: report.type },
    })
    return report
  })
}
