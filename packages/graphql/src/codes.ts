import { byId } from '@closecall/core/access/key'
import { codeStatuses, type CodeStatus as Status } from '@closecall/core/codes/code'
import { abilities, type CodeAbilities, can } from '@closecall/core/codes/code.policy'
import { activeCode, codeOfLocation, codeOfSite, scansOf } from '@closecall/core/codes/code.rows'
import { disableCode } from '@closecall/core/codes/disable-code'
import { enableCode } from '@closecall/core/codes/enable-code'
import { replaceCode } from '@closecall/core/codes/replace-code'
import { shownScans } from '@closecall/core/codes/scan'
import { found } from '@closecall/core/reports/report.rows'
import { builder } from './builder'
import { memberOf } from './context'

const CodeStatus = builder.enumType('CodeStatus', {
  description: 'ACTIVE ⇄ DISABLED; REPLACED for ever. Only an active code is answered.',
  values: codeStatuses,
})
const Abilities = builder.objectRef<CodeAbilities>('LocationCodeAbilities').implement({
  description: 'What the viewer may do with a code.',
  fields: (t) => ({
    print: t.exposeBoolean('print', { description: 'Download its posters.' }),
    edit: t.exposeBoolean('edit', { description: 'Replace, disable and enable it.' }),
  }),
})

const LocationCode = builder.prismaObject('LocationCode', {
  select: { id: true },
  description: 'What stands under the QR on the wall: the public address /r/{code} of a site or a location.',
  fields: (t) => ({
    id: t.exposeID('id'),
    code: t.exposeString('code', {
      description:
        'Eight characters of Crockford’s base 32, the last checking the others; printed as 7K3M-9Q2X.',
    }),
    status: t.field({
      type: CodeStatus,
      select: { status: true },
      resolve: ({ status }) => status as Status,
    }),
    version: t.exposeInt('version', { description: 'What a change must name.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    site: t.relation('site'),
    location: t.relation('location', { nullable: true, description: 'Null: the site as a whole.' }),
    scans: t.int({
      nullable: true,
      description:
        'About how often it was opened in the last four weeks that have been over for a day, in fives: each week is blurred, so that no single scan can be told. Null: fewer than ten, or not the viewer’s business.',
      select: (_args, context) => ({
        id: true,
        siteId: true,
        createdAt: true,
        scans: scansOf(memberOf(context)),
      }),
      resolve: (code, _args, context) => {
        const { actor, now } = memberOf(context)
        return can.print(actor, code).allowed ? shownScans(code, now(), context.auth.pepper) : null
      },
    }),
    viewerCan: t.field({
      type: Abilities,
      select: { siteId: true },
      resolve: (code, _args, context) => abilities(memberOf(context).actor, code),
    }),
  }),
})

builder.prismaObjectField('Site', 'code', (t) =>
  t.field({
    type: LocationCode,
    description: 'The code of the site as a whole.',
    select: (_args, _context, nested) => ({ codes: nested(codeOfSite) }),
    resolve: ({ codes }) => found(codes[0] ?? null),
  }),
)
builder.prismaObjectField('Location', 'code', (t) =>
  t.field({
    type: LocationCode,
    select: (_args, _context, nested) => ({ codes: nested(codeOfLocation) }),
    resolve: ({ codes }) => found(codes[0] ?? null),
  }),
)

builder.queryFields((t) => ({
  locationCode: t.prismaField({
    type: LocationCode,
    nullable: true,
    args: { code: t.arg.string({ required: true, description: 'As somebody typed it.' }) },
    description:
      'The place a poster stands for. Null: unknown, switched off, closed, or of another organisation.',
    resolve: (query, _root, { code }, context) =>
      memberOf(context).db.locationCode.findFirst({ ...query, ...activeCode(code) }),
  }),
}))

const ChangeCodeInput = builder.inputType('ChangeCodeInput', {
  description: 'The code as it was last seen.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true }),
    version: t.int({ required: true }),
  }),
})
const errors = 'Errors: NOT_FOUND, FORBIDDEN code.edit, CONFLICT code.changed.'

builder.mutationFields((t) => ({
  disableCode: t.prismaField({
    type: LocationCode,
    args: { input: t.arg({ type: ChangeCodeInput, required: true }) },
    description: `Its posters answer as an unknown code does. ${errors}`,
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await disableCode(ctx, input)
      return ctx.db.locationCode.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  enableCode: t.prismaField({
    type: LocationCode,
    args: { input: t.arg({ type: ChangeCodeInput, required: true }) },
    description: `Its posters answer again. ${errors}`,
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await enableCode(ctx, input)
      return ctx.db.locationCode.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  replaceCode: t.prismaField({
    type: LocationCode,
    args: { input: t.arg({ type: ChangeCodeInput, required: true }) },
    description: `Gives the place’s new code; the old one is never answered again. ${errors}`,
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await replaceCode(ctx, input)
      return ctx.db.locationCode.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
}))
