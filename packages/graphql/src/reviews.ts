import { byId } from '@closecall/core/access/key'
import { decidePotentialReview } from '@closecall/core/potential/decide-potential-review'
import { proposeLowerPotential } from '@closecall/core/potential/propose-lower-potential'
import { raisePotential } from '@closecall/core/potential/raise-potential'
import { type ReviewStatus, reviewStatuses } from '@closecall/core/potential/review'
import { mayDecide } from '@closecall/core/potential/review.policy'
import { onlyPending, pendingReviewsFor } from '@closecall/core/potential/review.rows'
import { builder } from './builder'
import { memberOf } from './context'

const PotentialReviewStatus = builder.enumType('PotentialReviewStatus', {
  description:
    'PENDING until a second person has CONFIRMED or DECLINED it; it falls, DECLINED, when the potential is raised or the report closes.',
  values: reviewStatuses,
})

const PotentialReview = builder.prismaObject('PotentialReview', {
  description: 'A proposal to lower a potential severity: it takes a reason and a second person.',
  fields: (t) => ({
    id: t.exposeID('id'),
    report: t.relation('report'),
    fromSeverity: t.exposeInt('fromSeverity', { description: '1 negligible … 5 fatal.' }),
    toSeverity: t.exposeInt('toSeverity', { description: '1 negligible … 5 fatal.' }),
    reason: t.exposeString('reason'),
    status: t.field({
      type: PotentialReviewStatus,
      select: { status: true },
      resolve: ({ status }) => status as ReviewStatus,
    }),
    proposedBy: t.relation('proposedBy'),
    proposedAt: t.expose('proposedAt', { type: 'DateTime' }),
    decidedBy: t.relation('decidedBy', { nullable: true }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    viewerCanDecide: t.boolean({
      description: 'Whether the viewer may be the second person.',
      select: {
        status: true,
        proposedById: true,
        report: { select: { status: true, siteId: true, reporterId: true, privacy: true } },
      },
      resolve: (review, _args, context) => mayDecide(memberOf(context).actor, review),
    }),
  }),
})

builder.prismaObjectField('Report', 'pendingReview', (t) =>
  t.field({
    type: PotentialReview,
    nullable: true,
    description: 'The proposal to lower the potential that waits for a second person.',
    select: (_args, _context, nested) => ({ reviews: nested(onlyPending) }),
    resolve: ({ reviews }) => reviews[0] ?? null,
  }),
)

builder.queryField('pendingReviews', (t) =>
  t.prismaConnection({
    type: 'PotentialReview',
    cursor: 'organisationId_id',
    description: 'Proposals to lower a potential that the viewer may read and did not make, oldest first.',
    resolve: (query, _root, _args, context) => {
      const { db, actor } = memberOf(context)
      return db.potentialReview.findMany({ ...query, ...pendingReviewsFor(actor) })
    },
  }),
)

const ChangePotentialInput = builder.inputType('ChangePotentialInput', {
  description: 'A potential severity that is to change, and why.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true, description: 'The report.' }),
    version: t.int({ required: true, description: 'The version of the report that was looked at.' }),
    to: t.int({ required: true, description: '1 negligible … 5 fatal.' }),
    reason: t.string({ required: true, description: 'Stands on the timeline, which the reporter reads.' }),
  }),
})

builder.mutationField('raisePotential', (t) =>
  t.prismaField({
    type: 'Report',
    description:
      'Raises the potential at once. Errors: INVALID potential.not_higher, PRECONDITION report.not_open, CONFLICT report.changed.',
    args: { input: t.arg({ type: ChangePotentialInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const report = await raisePotential(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, report.id) })
    },
  }),
)

builder.mutationField('proposeLowerPotential', (t) =>
  t.prismaField({
    type: 'Report',
    description:
      'Proposes to lower the potential. Errors: INVALID (potential.not_lower, potential.below_actual), PRECONDITION (potential.review_pending, report.not_open), CONFLICT report.changed.',
    args: { input: t.arg({ type: ChangePotentialInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const report = await proposeLowerPotential(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, report.id) })
    },
  }),
)

const DecidePotentialReviewInput = builder.inputType('DecidePotentialReviewInput', {
  description: 'The second person’s decision.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true, description: 'The review.' }),
    confirm: t.boolean({ required: true, description: 'False leaves the potential as it is.' }),
  }),
})

builder.mutationField('decidePotentialReview', (t) =>
  t.prismaField({
    type: 'Report',
    description:
      'Confirms or declines a proposal to lower a potential. Errors: FORBIDDEN potential.second_person for its proposer, PRECONDITION (potential.review_decided; report.not_open unless the report is in work).',
    args: { input: t.arg({ type: DecidePotentialReviewInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const report = await decidePotentialReview(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, report.id) })
    },
  }),
)
