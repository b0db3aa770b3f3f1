import { byId } from '@closecall/core/access/key'
import { createKiosk } from '@closecall/core/kiosks/create-kiosk'
import type { KioskCode as Code } from '@closecall/core/kiosks/kiosk.rows'
import { replaceKioskCode } from '@closecall/core/kiosks/replace-kiosk-code'
import { revokeKiosk } from '@closecall/core/kiosks/revoke-kiosk'
import { updateKiosk } from '@closecall/core/kiosks/update-kiosk'
import { builder } from './builder'
import { memberOf } from './context'

const KioskCode = builder.objectRef<Code>('KioskCode').implement({
  description: 'The one time the code is told.',
  fields: (t) => ({
    kiosk: t.prismaField({
      type: 'Kiosk',
      resolve: (query, { id }, _args, context) => {
        const ctx = memberOf(context)
        return ctx.db.kiosk.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
      },
    }),
    code: t.exposeString('code', {
      description:
        'Eight characters as `ABCD-EFGH`, good for one tablet; case, spaces, O for 0 and I or L for 1 are forgiven.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: '15 minutes after it was made.' }),
  }),
})

const pin = '4 to 8 digits that are not easily guessed: it opens the way out of the kiosk’s page.'
const location = 'A spot of that site, preset on the card. Absent or null: none.'

const CreateKioskInput = builder.inputType('CreateKioskInput', {
  description: 'A place for a tablet.',
  fields: (t) => ({
    id: t.field({
      type: 'UUID',
      required: true,
      description:
        'Chosen by the client; sent again before a tablet came it is the same kiosk with another code.',
    }),
    name: t.string({ required: true, description: 'Unique at the site, up to 200 characters.' }),
    siteId: t.field({ type: 'UUID', required: true }),
    locationId: t.field({ type: 'UUID', description: location }),
    pin: t.string({ required: true, description: pin }),
  }),
})
const UpdateKioskInput = builder.inputType('UpdateKioskInput', {
  description: 'The kiosk as it is to be; its tablet shows it within 5 minutes.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true }),
    name: t.string({ required: true, description: 'Unique at the site, up to 200 characters.' }),
    siteId: t.field({ type: 'UUID', required: true }),
    locationId: t.field({ type: 'UUID', description: location }),
    pin: t.string({ description: `${pin} Absent: it stays.` }),
  }),
})

builder.mutationFields((t) => ({
  createKiosk: t.field({
    type: KioskCode,
    args: { input: t.arg({ type: CreateKioskInput, required: true }) },
    description:
      'Errors: INVALID, NOT_FOUND (site or location), FORBIDDEN kiosk.manage, CONFLICT (kiosk.name_taken; kiosk.already_created with the fields changed since), PRECONDITION site.archived.',
    resolve: (_root, { input }, context) => createKiosk(memberOf(context), context.auth, input),
  }),
  renewKioskCode: t.field({
    type: KioskCode,
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description:
      'Another code, for another tablet or the same again; the present tablet is answered until it is used. Errors: NOT_FOUND, FORBIDDEN kiosk.manage, PRECONDITION kiosk.revoked.',
    resolve: (_root, args, context) => replaceKioskCode(memberOf(context), context.auth, args),
  }),
  updateKiosk: t.prismaField({
    type: 'Kiosk',
    args: { input: t.arg({ type: UpdateKioskInput, required: true }) },
    description:
      'Errors: INVALID, NOT_FOUND, FORBIDDEN kiosk.manage, CONFLICT kiosk.name_taken, PRECONDITION (kiosk.revoked, site.archived).',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await updateKiosk(ctx, context.auth, input)
      return ctx.db.kiosk.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  revokeKiosk: t.prismaField({
    type: 'Kiosk',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description:
      'Its tablet is answered no more, at once and for ever; cards it still holds it may send by slug. Errors: NOT_FOUND, FORBIDDEN kiosk.manage.',
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const { id } = await revokeKiosk(ctx, args)
      return ctx.db.kiosk.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
}))
