import { alertedAt, alertedOf, reach } from '@closecall/core/members/member.rows'
import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from './builder'
import { memberOf } from './context'
import { Member } from './members'

type Asked = { siteId: string; query: { select: typeof reach } }

builder.prismaObjectField('Site', 'alerted', (t) =>
  t.loadableList({
    type: Member,
    description:
      'Safety officers and supervisors of this site, told of an injury or a fire the moment it is reported; at most 10.',
    byPath: true,
    load: async (asked: Asked[], context) => {
      const siteIds = asked.map(({ siteId }) => siteId)
      const people = await memberOf(context).db.member.findMany({
        select: reach,
        ...asked[0]?.query,
        ...alertedAt(siteIds),
      })
      return alertedOf(siteIds, people)
    },
    // Planned at each site: what hangs on its people would else be loaded for one after another.
    resolve: (site, _args, context, info) => ({
      siteId: site.id,
      query: queryFromInfo({ context, info, select: reach }),
    }),
  }),
)
