import type { Locale as LocaleName } from '@closecall/core/access/actor'
import { type Settings, settingsOf } from '@closecall/core/organisations/organisation'
import {
  organisationBySlug,
  ownOrganisation,
  type PublicOrganisation,
} from '@closecall/core/organisations/organisation.rows'
import { updateOrganisation } from '@closecall/core/organisations/update-organisation'
import { builder } from './builder'
import { memberOf } from './context'
import { Locale } from './enums'

export const Organisation = builder.prismaObject('Organisation', {
  description: 'The tenant: a customer of the platform.',
  select: { id: true, settings: true, locale: true },
  fields: (t) => {
    const setting = (name: keyof Settings, description: string) =>
      t.int({ description, resolve: (organisation) => settingsOf(organisation.settings)[name] })
    return {
      id: t.exposeID('id'),
      name: t.exposeString('name'),
      slug: t.exposeString('slug', { description: 'The word in /o/{slug}; never changes.' }),
      country: t.exposeString('country', { description: 'ISO 3166-1 alpha-2.' }),
      locale: t.field({ type: Locale, resolve: ({ locale }) => locale as LocaleName }),
      timeZone: t.exposeString('timeZone', { description: 'IANA name.' }),
      acknowledgeHours: setting('acknowledgeHours', 'Hours until a human acknowledges a report.'),
      triageWorkingDays: setting('triageWorkingDays', 'Working days until a report is triaged.'),
      answerWorkingDays: setting('answerWorkingDays', 'Working days until a question is answered.'),
    }
  },
})

const OrganisationDoor = builder.objectRef<PublicOrganisation>('OrganisationDoor').implement({
  description: 'What the page /o/{slug} shows before anybody has signed in.',
  fields: (t) => ({
    name: t.exposeString('name'),
    slug: t.exposeString('slug'),
    locale: t.expose('locale', { type: Locale }),
  }),
})

const UpdateOrganisationInput = builder.inputType('UpdateOrganisationInput', {
  description: 'What is absent or null stays as it is.',
  fields: (t) => ({
    name: t.string(),
    country: t.string(),
    locale: t.field({ type: Locale }),
    timeZone: t.string(),
    acknowledgeHours: t.int(),
    triageWorkingDays: t.int(),
    answerWorkingDays: t.int(),
  }),
})

builder.queryFields((t) => ({
  organisation: t.prismaField({
    type: 'Organisation',
    description: 'The viewer’s own.',
    resolve: (query, _root, _args, context) => {
      const ctx = memberOf(context)
      return ctx.db.organisation.findUniqueOrThrow({ ...query, ...ownOrganisation(ctx) })
    },
  }),
  organisationBySlug: t.field({
    type: OrganisationDoor,
    nullable: true,
    skipTypeScopes: true,
    args: { slug: t.arg.string({ required: true }) },
    description: 'Null when nobody has this word. Errors: RATE_LIMITED.',
    resolve: (_root, { slug }, { auth }) => organisationBySlug(auth, slug),
  }),
}))

builder.mutationField('updateOrganisation', (t) =>
  t.prismaField({
    type: 'Organisation',
    args: { input: t.arg({ type: UpdateOrganisationInput, required: true }) },
    description: 'Errors: INVALID, FORBIDDEN organisation.edit.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      await updateOrganisation(ctx, input)
      return ctx.db.organisation.findUniqueOrThrow({ ...query, ...ownOrganisation(ctx) })
    },
  }),
)
