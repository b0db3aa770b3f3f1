import { builder } from './builder'

export const Site = builder.prismaObject('Site', {
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
    archivedAt: t.expose('archivedAt', { type: 'DateTime', nullable: true }),
  }),
})

export const Location = builder.prismaObject('Location', {
  description: 'A named spot inside a site.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    site: t.relation('site'),
    archivedAt: t.expose('archivedAt', { type: 'DateTime', nullable: true }),
  }),
})
