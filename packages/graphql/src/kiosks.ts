import { kioskStates, stateOf } from '@closecall/core/kiosks/kiosk'
import { abilities, type KioskAbilities } from '@closecall/core/kiosks/kiosk.policy'
import { kiosksFor, silentKiosks, waitingFor } from '@closecall/core/kiosks/kiosk.rows'
import { builder } from './builder'
import { memberOf } from './context'
import { Viewer } from './viewer'

const State = builder.enumType('KioskState', {
  description:
    'AWAITING: no tablet, its code may be open or too old. ONLINE: heard in the last 15 minutes. SILENT: there is a tablet and it was not. REVOKED: for ever.',
  values: kioskStates,
})

const Abilities = builder.objectRef<KioskAbilities>('KioskAbilities').implement({
  description: 'What the viewer may do with this kiosk. The server decides again at each verb.',
  fields: (t) => ({
    manage: t.exposeBoolean('manage', {
      description: 'Rename, move, another PIN or code, revoke. Nothing of it once revoked.',
    }),
  }),
})

builder.prismaObject('Kiosk', {
  select: { id: true },
  description: 'A tablet at an exit on which anybody can report.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    site: t.relation('site'),
    location: t.relation('location', {
      nullable: true,
      description: 'Preset on its card; any other of the site can be chosen.',
    }),
    state: t.field({
      type: State,
      select: { lastSeenAt: true, revokedAt: true },
      resolve: (kiosk, _args, context) => stateOf(kiosk, memberOf(context).now()),
    }),
    lastSeenAt: t.expose('lastSeenAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When the tablet last said that it lives, by its own clock every 5 minutes; no report changes it.',
    }),
    enrolledAt: t.expose('enrolledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the present tablet is here; null where there is none.',
    }),
    waiting: t.int({
      nullable: true,
      description:
        'Cards the tablet still held when it was first heard today, a day of the organisation: no finer, or it would tell when one was written. Null for those who do not triage.',
      select: { waiting: true },
      resolve: (kiosk, _args, context) => waitingFor(memberOf(context).actor, kiosk),
    }),
    codeExpiresAt: t.expose('codeExpiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when its one-time code is good, also in the past; null once it was used.',
    }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true }),
    viewerCan: t.field({
      type: Abilities,
      select: { siteId: true, revokedAt: true },
      resolve: (kiosk, _args, context) => abilities(memberOf(context).actor, kiosk),
    }),
  }),
})

builder.queryField('kiosks', (t) =>
  t.prismaField({
    type: ['Kiosk'],
    args: { includeRevoked: t.arg.boolean() },
    description: 'Of the sites in reach, by site and name; at most 1 000. Errors: FORBIDDEN kiosk.see.',
    resolve: (query, _root, args, context) => {
      const ctx = memberOf(context)
      return ctx.db.kiosk.findMany({ ...query, ...kiosksFor(ctx, args) })
    },
  }),
)

builder.objectField(Viewer, 'silentKiosks', (t) =>
  t.int({
    nullable: true,
    description:
      'Kiosks in reach whose tablet was not heard for 15 minutes; null for those who look after none.',
    resolve: (_viewer, _args, context) => silentKiosks(memberOf(context)),
  }),
)
