import { byId } from '@closecall/core/access/key'
import { deleteView } from '@closecall/core/saved-views/delete-view'
import { saveView } from '@closecall/core/saved-views/save-view'
import { viewsFor } from '@closecall/core/saved-views/saved-view.rows'
import { builder } from './builder'
import { memberOf } from './context'

builder.prismaObject('SavedView', {
  description: 'A filter of the list of reports under a name; only its owner sees it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name', { description: 'Unique per member, up to 200 characters.' }),
    filter: t.field({
      type: 'JSONObject',
      description: 'A ReportFilter as JSON.',
      select: { filter: true },
      resolve: (view) => view.filter,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
})

const SaveViewInput = builder.inputType('SaveViewInput', {
  description: 'A filter to keep; an existing name is replaced.',
  fields: (t) => ({
    name: t.string({ required: true }),
    filter: t.field({ type: 'JSONObject', required: true, description: 'A ReportFilter as JSON.' }),
  }),
})

builder.queryField('savedViews', (t) =>
  t.prismaField({
    type: ['SavedView'],
    description: 'The viewer’s own views by name, at most 50.',
    resolve: (query, _root, _args, context) => {
      const ctx = memberOf(context)
      return ctx.db.savedView.findMany({ ...query, ...viewsFor(ctx) })
    },
  }),
)

builder.mutationFields((t) => ({
  saveView: t.prismaField({
    type: 'SavedView',
    description: 'Keeps a filter under a name. Errors: INVALID, LIMIT saved_view.too_many (50 per member).',
    args: { input: t.arg({ type: SaveViewInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await saveView(ctx, input)
      return ctx.db.savedView.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  deleteView: t.id({
    description: 'Forgets one of the viewer’s views and gives its id back. Errors: NOT_FOUND.',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    resolve: (_root, input, context) => deleteView(memberOf(context), input),
  }),
}))
