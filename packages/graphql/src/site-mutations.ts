import { byId } from '@closecall/core/access/key'
import { archiveLocation } from '@closecall/core/sites/archive-location'
import { archiveSite } from '@closecall/core/sites/archive-site'
import { createLocation } from '@closecall/core/sites/create-location'
import { createSite } from '@closecall/core/sites/create-site'
import { restoreLocation } from '@closecall/core/sites/restore-location'
import { restoreSite } from '@closecall/core/sites/restore-site'
import { updateLocation } from '@closecall/core/sites/update-location'
import { updateSite } from '@closecall/core/sites/update-site'
import { builder } from './builder'
import { memberOf } from './context'

const CreateSiteInput = builder.inputType('CreateSiteInput', {
  description: 'A plant, a restaurant, a depot.',
  fields: (t) => ({
    name: t.string({ required: true }),
    address: t.string(),
    timeZone: t.string({ description: 'IANA name. Absent: the organisation’s.' }),
    headcount: t.int({ description: 'People at work here; absent where unknown.' }),
    emergencyName: t.string({ description: 'Whom to call at an injury or a fire.' }),
    emergencyPhone: t.string({ description: 'At most 40 characters, as it is dialled.' }),
  }),
})
const UpdateSiteInput = builder.inputType('UpdateSiteInput', {
  description: 'What is absent stays; null clears address, headcount and the emergency contact.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true }),
    name: t.string(),
    address: t.string(),
    timeZone: t.string(),
    headcount: t.int(),
    emergencyName: t.string(),
    emergencyPhone: t.string(),
  }),
})
const CreateLocationInput = builder.inputType('CreateLocationInput', {
  description: 'A named spot inside a site.',
  fields: (t) => ({
    siteId: t.field({ type: 'UUID', required: true }),
    name: t.string({ required: true }),
  }),
})
const UpdateLocationInput = builder.inputType('UpdateLocationInput', {
  description: 'Another name for the spot.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true }),
    name: t.string({ required: true }),
  }),
})

builder.mutationFields((t) => ({
  createSite: t.prismaField({
    type: 'Site',
    args: { input: t.arg({ type: CreateSiteInput, required: true }) },
    description: 'Errors: INVALID, FORBIDDEN site.edit, CONFLICT site.name_taken.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await createSite(ctx, input)
      return ctx.db.site.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  updateSite: t.prismaField({
    type: 'Site',
    args: { input: t.arg({ type: UpdateSiteInput, required: true }) },
    description: 'Errors: INVALID, NOT_FOUND, FORBIDDEN site.edit, CONFLICT site.name_taken.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await updateSite(ctx, input)
      return ctx.db.site.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  archiveSite: t.prismaField({
    type: 'Site',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description:
      'Takes no new reports. Errors: NOT_FOUND, FORBIDDEN site.edit, PRECONDITION site.last_active.',
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const { id } = await archiveSite(ctx, args)
      return ctx.db.site.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  restoreSite: t.prismaField({
    type: 'Site',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description: 'Errors: NOT_FOUND, FORBIDDEN site.edit.',
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const { id } = await restoreSite(ctx, args)
      return ctx.db.site.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  createLocation: t.prismaField({
    type: 'Location',
    args: { input: t.arg({ type: CreateLocationInput, required: true }) },
    description:
      'Errors: INVALID, NOT_FOUND, FORBIDDEN site.edit, CONFLICT location.name_taken, PRECONDITION site.archived.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await createLocation(ctx, input)
      return ctx.db.location.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  updateLocation: t.prismaField({
    type: 'Location',
    args: { input: t.arg({ type: UpdateLocationInput, required: true }) },
    description: 'Errors: INVALID, NOT_FOUND, FORBIDDEN site.edit, CONFLICT location.name_taken.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await updateLocation(ctx, input)
      return ctx.db.location.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  archiveLocation: t.prismaField({
    type: 'Location',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description: 'Errors: NOT_FOUND, FORBIDDEN site.edit.',
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const { id } = await archiveLocation(ctx, args)
      return ctx.db.location.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  restoreLocation: t.prismaField({
    type: 'Location',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description: 'Errors: NOT_FOUND, FORBIDDEN site.edit.',
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const { id } = await restoreLocation(ctx, args)
      return ctx.db.location.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
}))
