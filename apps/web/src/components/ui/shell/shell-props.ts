import type { ReactNode } from 'react'
import type { NavId, Role } from './nav'

export type ShellViewer = {
  member: { name: string; role: Role }
  organisation: { id: string; name: string }
  organisations: { organisationId: string; name: string; role: Role }[]
}
export type ShellCounts = Partial<Record<NavId, number>>
type Act = (form: FormData) => Promise<void>

export type ShellProps = {
  viewer: ShellViewer
  counts?: ShellCounts
  /** The bell of unread news. */
  bell?: ReactNode
  signOut: Act
  switchOrganisation: Act
}
