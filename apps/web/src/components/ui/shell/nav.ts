import {
  ChartNoAxesCombined,
  ClipboardCheck,
  ClipboardList,
  FileUp,
  House,
  Inbox,
  type LucideIcon,
  Mailbox,
  Megaphone,
  Settings,
  TabletSmartphone,
} from 'lucide-react'

export type Role = 'OWNER' | 'ADMIN' | 'SAFETY_OFFICER' | 'SUPERVISOR' | 'EXECUTIVE' | 'WORKER'
export type NavId =
  | 'my'
  | 'report'
  | 'inbox'
  | 'boxes'
  | 'kiosks'
  | 'reports'
  | 'actions'
  | 'dashboard'
  | 'imports'
  | 'settings'
export type NavItem = { id: NavId; href: string; icon: LucideIcon; roles?: Role[] }

const office: Role[] = ['OWNER', 'ADMIN', 'SAFETY_OFFICER']
const leaders: Role[] = [...office, 'SUPERVISOR', 'EXECUTIVE']

/** What each role finds in the menu. Rights themselves are decided by the API. */
const items: NavItem[] = [
  { id: 'my', href: '/my', icon: House },
  { id: 'inbox', href: '/inbox', icon: Inbox, roles: ['OWNER', 'SAFETY_OFFICER'] },
  { id: 'boxes', href: '/boxes', icon: Mailbox, roles: [...office, 'SUPERVISOR'] },
  { id: 'kiosks', href: '/kiosks', icon: TabletSmartphone, roles: [...office, 'SUPERVISOR'] },
  { id: 'reports', href: '/reports', icon: ClipboardList, roles: leaders },
  { id: 'actions', href: '/actions', icon: ClipboardCheck },
  { id: 'dashboard', href: '/dashboard', icon: ChartNoAxesCombined, roles: leaders },
  { id: 'imports', href: '/imports', icon: FileUp, roles: office },
  { id: 'settings', href: '/settings', icon: Settings },
]

export const reportItem: NavItem = { id: 'report', href: '/report', icon: Megaphone }

export const navFor = (role: Role) => items.filter((item) => !item.roles || item.roles.includes(role))

/** The two places beside the big report button on a phone's bottom bar; the rest is under "More". */
export function barFor(role: Role): NavItem[] {
  const wanted: NavId[] =
    role === 'WORKER'
      ? ['my', 'actions']
      : role === 'EXECUTIVE'
        ? ['dashboard', 'reports']
        : role === 'ADMIN' || role === 'SUPERVISOR'
          ? ['reports', 'actions']
          : ['inbox', 'reports']
  return navFor(role)
    .filter((item) => wanted.includes(item.id))
    .sort((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id))
}

export function homeFor(role: Role) {
  if (role === 'WORKER') return '/my'
  return role === 'SAFETY_OFFICER' ? '/inbox' : '/dashboard'
}
