import { type BoxState, boxStates, leavesUndo, stateOf } from '@closecall/core/boxes/box'
import { abilities, type BoxAbilities, can, knowsCount } from '@closecall/core/boxes/box.policy'
import {
  boxesFor,
  boxFor,
  cardsFor,
  emptyingsFor,
  lateBoxes,
  writerFor,
} from '@closecall/core/boxes/box.rows'
import { found, programmeOf } from '@closecall/core/reports/report.rows'
import { builder } from './builder'
import { memberOf } from './context'
import { Report } from './reports'
import { Viewer } from './viewer'

const State = builder.enumType('BoxState', {
  description:
    'EMPTY: emptied today. DUE: to be emptied today. LATE: a whole day of the organisation went by. RETIRED: hangs no more.',
  values: boxStates,
})

const Abilities = builder.objectRef<BoxAbilities>('BoxAbilities').implement({
  description: 'What the viewer may do with this box. The server decides again at each verb.',
  fields: (t) => ({
    manage: t.exposeBoolean('manage', { description: 'Rename, move, retire, hang up again.' }),
    empty: t.exposeBoolean('empty', { description: 'Record an emptying and type in its cards.' }),
  }),
})

const facts = { emptyAt: true, retiredAt: true } as const

builder.prismaObject('Box', {
  select: { id: true },
  description: 'A box for paper cards; emptied once a day, as the inbox is.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    site: t.relation('site'),
    location: t.relation('location'),
    retiredAt: t.expose('retiredAt', { type: 'DateTime', nullable: true }),
    state: t.field({
      type: State,
      select: facts,
      resolve: async (box, _args, context): Promise<BoxState> => (await stateHere(box, context)).state,
    }),
    daysLate: t.int({
      description: 'Whole days that went by without an emptying; 0 where it is not late.',
      select: facts,
      resolve: async (box, _args, context) => (await stateHere(box, context)).daysLate,
    }),
    emptyings: t.relation('emptyings', {
      args: { first: t.arg.int({ defaultValue: 10, description: 'At most 50.' }) },
      description: 'The newest first, without those taken back; none for those who may not empty boxes.',
      query: ({ first }, context) =>
        emptyingsFor(memberOf(context).actor, Math.min(Math.max(first ?? 10, 1), 50)),
    }),
    viewerCan: t.field({
      type: Abilities,
      select: { siteId: true, retiredAt: true },
      resolve: (box, _args, context) => abilities(memberOf(context).actor, box),
    }),
  }),
})

async function stateHere(box: Parameters<typeof stateOf>[0], context: Parameters<typeof memberOf>[0]) {
  const ctx = memberOf(context)
  return stateOf(box, ctx.now(), (await programmeOf(ctx)).timeZone)
}

builder.prismaObject('Emptying', {
  select: { id: true },
  description: 'Somebody opened the box and counted the cards in it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    box: t.relation('box'),
    emptiedAt: t.expose('emptiedAt', { type: 'DateTime' }),
    emptiedBy: t.relation('emptiedBy'),
    cards: t.int({
      nullable: true,
      description:
        'How many were in it; 0 is an honest count. Null of another’s emptying to those who do not decide on reports.',
      select: { cards: true, emptiedById: true },
      resolve: (emptying, _args, context) =>
        knowsCount(memberOf(context).actor, emptying) ? emptying.cards : null,
    }),
    entered: t.int({
      nullable: true,
      description: 'How many of them are typed in; null where `cards` is.',
      select: { entered: true, emptiedById: true },
      resolve: (emptying, _args, context) =>
        knowsCount(memberOf(context).actor, emptying) ? emptying.entered : null,
    }),
    note: t.exposeString('note', { nullable: true }),
    reports: t.field({
      type: [Report],
      description:
        'What was typed in of it, by number. Unnamed ones: to those who decide, and until then to whoever typed them in.',
      select: (_args, context, nested) => ({
        boxCards: { select: { report: nested(true) }, ...cardsFor(memberOf(context).actor) },
      }),
      resolve: ({ boxCards }) => boxCards.map(({ report }) => report),
    }),
    canUndo: t.boolean({
      description:
        'Within a day, while no card of it is typed in, for whoever recorded it and those who decide on reports.',
      select: {
        emptiedAt: true,
        emptiedById: true,
        entered: true,
        undoneAt: true,
        box: { select: { siteId: true } },
      },
      resolve: (emptying, _args, context) => {
        const ctx = memberOf(context)
        return leavesUndo(emptying, ctx.now()) && can.undo(ctx.actor, emptying).allowed
      },
    }),
  }),
})

builder.queryFields((t) => ({
  boxes: t.prismaField({
    type: ['Box'],
    args: { includeRetired: t.arg.boolean() },
    description:
      'The paper boxes of the sites in the viewer’s reach, by site and name. Errors: FORBIDDEN box.empty.',
    resolve: (query, _root, args, context) => {
      const ctx = memberOf(context)
      return ctx.db.box.findMany({ ...query, ...boxesFor(ctx, args) })
    },
  }),
  box: t.prismaField({
    type: 'Box',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description: 'Errors: NOT_FOUND, FORBIDDEN box.empty.',
    resolve: async (query, _root, { id }, context) => {
      const ctx = memberOf(context)
      return found(await ctx.db.box.findFirst({ ...query, ...boxFor(ctx, id) }))
    },
  }),
  cardWriter: t.prismaField({
    type: 'Member',
    nullable: true,
    args: { personnelNumber: t.arg.string({ required: true }) },
    description:
      'Who has the personnel number written on a paper card; null where nobody has. Errors: INVALID, FORBIDDEN box.empty.',
    resolve: (query, _root, args, context) => {
      const ctx = memberOf(context)
      return ctx.db.member.findFirst({ ...query, ...writerFor(ctx, args) })
    },
  }),
}))

builder.objectField(Viewer, 'lateBoxes', (t) =>
  t.int({
    nullable: true,
    description:
      'Paper boxes in the viewer’s reach that are LATE; null for those who neither hang up nor empty any.',
    resolve: (_viewer, _args, context) => lateBoxes(memberOf(context)),
  }),
)
