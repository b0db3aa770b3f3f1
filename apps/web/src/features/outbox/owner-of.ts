import type { Viewer } from '../session/viewer'
import type { Owner } from './kept'

export const ownerOf = ({ member, organisation }: Viewer): Owner => ({
  memberId: member.id,
  organisationId: organisation.id,
  name: member.name,
  organisation: organisation.name,
})
