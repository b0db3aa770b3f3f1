import type { Role as RoleName } from '@closecall/core/access/actor'
import { builder } from './builder'
import { Role } from './enums'

export const Member = builder.prismaObject('Member', {
  description: 'A person’s place in this organisation.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    position: t.exposeString('position', { nullable: true }),
    role: t.field({ type: Role, select: { role: true }, resolve: (member) => member.role as RoleName }),
  }),
})
