import { byId } from '@closecall/core/access/key'
import { recordEmptying } from '@closecall/core/boxes/record-emptying'
import { registerBox } from '@closecall/core/boxes/register-box'
import { restoreBox } from '@closecall/core/boxes/restore-box'
import { retireBox } from '@closecall/core/boxes/retire-box'
import { undoEmptying } from '@closecall/core/boxes/undo-emptying'
import { updateBox } from '@closecall/core/boxes/update-box'
import { builder } from './builder'
import { memberOf } from './context'

const RegisterBoxInput = builder.inputType('RegisterBoxInput', {
  description: 'A box for paper cards at an open location.',
  fields: (t) => ({
    siteId: t.field({ type: 'UUID', required: true }),
    locationId: t.field({ type: 'UUID', required: true, description: 'A spot of that site.' }),
    name: t.string({ required: true, description: 'Unique at the site, up to 200 characters.' }),
  }),
})
const UpdateBoxInput = builder.inputType('UpdateBoxInput', {
  description: 'What is absent stays.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true }),
    name: t.string(),
    locationId: t.field({ type: 'UUID', description: 'Another spot of the same site.' }),
  }),
})
const RecordEmptyingInput = builder.inputType('RecordEmptyingInput', {
  description: 'The box was opened now, by the viewer.',
  fields: (t) => ({
    id: t.field({
      type: 'UUID',
      required: true,
      description: 'Chosen by the client; sending it again changes nothing.',
    }),
    boxId: t.field({ type: 'UUID', required: true }),
    cards: t.int({ required: true, description: 'How many cards were in it, 0 to 200.' }),
    note: t.string({ description: 'Up to 20 000 characters: the lock is broken, no cards left to take.' }),
  }),
})

builder.mutationFields((t) => ({
  registerBox: t.prismaField({
    type: 'Box',
    args: { input: t.arg({ type: RegisterBoxInput, required: true }) },
    description:
      'Hangs a box up. Errors: INVALID, NOT_FOUND, FORBIDDEN box.manage, CONFLICT box.name_taken, PRECONDITION site.archived.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await registerBox(ctx, input)
      return ctx.db.box.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  updateBox: t.prismaField({
    type: 'Box',
    args: { input: t.arg({ type: UpdateBoxInput, required: true }) },
    description: 'Errors: INVALID, NOT_FOUND, FORBIDDEN box.manage, CONFLICT box.name_taken.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await updateBox(ctx, input)
      return ctx.db.box.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  retireBox: t.prismaField({
    type: 'Box',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description: 'It hangs no more; its emptyings stay. Errors: NOT_FOUND, FORBIDDEN box.manage.',
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const { id } = await retireBox(ctx, args)
      return ctx.db.box.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  restoreBox: t.prismaField({
    type: 'Box',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description:
      'It hangs again, empty. Errors: NOT_FOUND (its location is archived, too), FORBIDDEN box.manage.',
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const { id } = await restoreBox(ctx, args)
      return ctx.db.box.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  recordEmptying: t.prismaField({
    type: 'Emptying',
    args: { input: t.arg({ type: RecordEmptyingInput, required: true }) },
    description:
      'Errors: INVALID, NOT_FOUND, FORBIDDEN box.empty, CONFLICT box.already_emptied, PRECONDITION box.retired.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await recordEmptying(ctx, input)
      return ctx.db.emptying.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  undoEmptying: t.prismaField({
    type: 'Emptying',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description:
      'It was a slip: the box is as late as before. Errors: NOT_FOUND, FORBIDDEN box.empty, PRECONDITION box.emptying_stands.',
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const { id } = await undoEmptying(ctx, args)
      return ctx.db.emptying.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
}))
