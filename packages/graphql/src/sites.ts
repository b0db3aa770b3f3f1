import { activeAt } from '@closecall/core/members/member.rows'
import { locationsFor, sitesFor } from '@closecall/core/sites/site.rows'
import { builder } from './builder'
import { memberOf } from './context'

export const Site = builder.prismaObject('Site', {
  select: { id: true },
  description: 'The unit that subscribes: a plant, a restaurant, a depot.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    address: t.exposeString('address', { nullable: true }),
    timeZone: t.exposeString('timeZone', { description: 'IANA name.' }),
    headcount: t.exposeInt('headcount', {
      nullable: true,
      description: 'People at work here; null where unknown.',
    }),
    emergencyName: t.exposeString('emergencyName', {
      nullable: true,
      description: 'Whom to call at an injury or a fire; null where nobody was named.',
    }),
    emergencyPhone: t.exposeString('emergencyPhone', { nullable: true }),
    archivedAt: t.expose('archivedAt', { type: 'DateTime', nullable: true }),
    locations: t.relation('locations', {
      args: { includeArchived: t.arg.boolean() },
      description: 'Named spots, by name.',
      query: (args) => locationsFor(args),
    }),
    memberCount: t.int({
      description: 'Active members whose role reaches this site.',
      select: { id: true },
      resolve: (site, _args, context) => memberOf(context).db.member.count(activeAt(site.id)),
    }),
  }),
})

export const Location = builder.prismaObject('Location', {
  select: { id: true },
  description: 'A named spot inside a site.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    site: t.relation('site'),
    archivedAt: t.expose('archivedAt', { type: 'DateTime', nullable: true }),
  }),
})

builder.queryFields((t) => ({
  sites: t.prismaField({
    type: ['Site'],
    args: { includeArchived: t.arg.boolean() },
    description: 'All sites of the organisation, by name: everybody may report about each of them.',
    resolve: (query, _root, args, context) =>
      memberOf(context).db.site.findMany({ ...query, ...sitesFor(args) }),
  }),
}))
