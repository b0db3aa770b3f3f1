import type { Role } from '../access/actor'
import { line } from '../access/text'
import { email as emailShape } from '../people/email'

export type PersonRow = Record<'name' | 'personnelNumber' | 'email' | 'position' | 'role' | 'site', string>

export type Known = {
  id: string
  personId: string | null
  name: string
  personnelNumber: string | null
  email: string | null
  position: string | null
  role: Role
  allSites: boolean
  siteIds: readonly string[]
}

/** What a row makes of a member; `id` is null for a new one. */
export type Person = Omit<Known, 'id' | 'personId'> & { id: string | null }

export const refusals = [
  'name_required',
  'too_long',
  'control_characters',
  'not_an_email',
  'role_unknown',
  'role_not_importable',
  'site_unknown',
  'duplicate_in_file',
  'ambiguous',
  'owner_only',
  'own_role',
  'number_or_email_required',
  'other_number',
  'other_email',
] as const
export type Refusal = (typeof refusals)[number]

export type PlannedRow =
  | { rowNumber: number; status: 'REFUSED'; reasons: Refusal[] }
  | { rowNumber: number; status: 'UNCHANGED'; reasons: [] }
  | { rowNumber: number; status: 'NEW' | 'UPDATED'; reasons: []; person: Person; reachChanged: boolean }

type Company = {
  members: readonly Known[]
  sites: readonly { id: string; name: string }[]
  /** An owner may touch owners; nobody else does. */
  byOwner: boolean
  /** Whose table it is: nobody changes their own role. */
  own: string | null
}

const roleWords = new Map<string, Role>(
  Object.entries({
    worker: 'WORKER',
    работник: 'WORKER',
    рабочий: 'WORKER',
    supervisor: 'SUPERVISOR',
    руководитель: 'SUPERVISOR',
    мастер: 'SUPERVISOR',
    safety_officer: 'SAFETY_OFFICER',
    'safety officer': 'SAFETY_OFFICER',
    'специалист по охране труда': 'SAFETY_OFFICER',
    'служба охраны труда': 'SAFETY_OFFICER',
    executive: 'EXECUTIVE',
    директор: 'EXECUTIVE',
    admin: 'ADMIN',
    administrator: 'ADMIN',
    администратор: 'ADMIN',
    owner: 'OWNER',
    владелец: 'OWNER',
  }),
)
/** Far-reaching rights are given by hand, one person at a time, and others are told. */
const madeByHand = new Set<Role>(['OWNER', 'ADMIN', 'SAFETY_OFFICER'])
const everywhere = new Set<Role>(['OWNER', 'ADMIN'])
const folded = (text: string) => text.trim().normalize('NFC').toLowerCase()

type Planned = {
  /** By what other rows would find the same person. */
  marks: string[]
} & (
  | { reasons: Refusal[] }
  | { person: Person; status: 'NEW' | 'UPDATED' | 'UNCHANGED'; reachChanged: boolean }
)

/** Reads a row against what is known; an empty cell leaves a member's value alone. */
function planRow(row: PersonRow, company: Company, index: Index): Planned {
  const reasons = new Set<Refusal>()
  const cell = (name: 'name' | 'personnelNumber' | 'position') => {
    if (row[name].trim() === '') return null
    const read = line.safeParse(row[name].normalize('NFC'))
    if (read.success) return read.data
    reasons.add(read.error.issues[0]?.message.startsWith('too_long') ? 'too_long' : 'control_characters')
    return null
  }
  const name = cell('name')
  const personnelNumber = cell('personnelNumber')
  const position = cell('position')
  const mailbox = row.email.trim() === '' ? null : emailShape.safeParse(row.email)
  if (mailbox && !mailbox.success) reasons.add('not_an_email')
  const email = mailbox?.data ?? null

  const byNumber = personnelNumber ? index.byNumber.get(personnelNumber) : undefined
  const byEmail = email ? index.byEmail.get(email) : undefined
  if (byNumber && byEmail && byNumber !== byEmail) reasons.add('ambiguous')
  const known = byNumber ?? byEmail
  const marks = marksOf([
    ['id', byNumber?.id],
    ['id', byEmail?.id],
    ['number', personnelNumber],
    ['email', email],
  ])
  if (!known && row.name.trim() === '') reasons.add('name_required')
  if (marks.length === 0 && reasons.size === 0) reasons.add('number_or_email_required')
  // What finds a person may be filled in but not replaced, or the same table would find another one next time.
  if (known?.personnelNumber && personnelNumber && known.personnelNumber !== personnelNumber)
    reasons.add('other_number')
  const otherEmail = email && known && known.email !== email && (known.email || known.personId)
  if (otherEmail && !reasons.has('ambiguous')) reasons.add('other_email')

  const word = row.role.trim()
  const role = word ? roleWords.get(folded(word)) : (known?.role ?? 'WORKER')
  if (!role) reasons.add('role_unknown')
  else if (role !== known?.role && (madeByHand.has(role) || (known && madeByHand.has(known.role))))
    reasons.add('role_not_importable')
  else if (known && known.id === company.own && role !== known.role) reasons.add('own_role')

  const places = row.site.split(/[;\n]/).filter((part) => part.trim() !== '')
  const found = places.map((place) => index.sites.get(folded(place)))
  if (found.includes(undefined)) reasons.add('site_unknown')
  if (reasons.size > 0 || !role) return { marks, reasons: [...reasons] }

  const wanted = [...new Set(found.filter((id) => id !== undefined))].sort()
  const keeps = wanted.length === 0 || everywhere.has(role)
  const reach = keeps
    ? { allSites: known?.allSites ?? true, siteIds: known?.siteIds ?? [] }
    : { allSites: false, siteIds: wanted }
  const person: Person = {
    id: known?.id ?? null,
    name: name ?? known?.name ?? '',
    personnelNumber: personnelNumber ?? known?.personnelNumber ?? null,
    email: email ?? known?.email ?? null,
    position: position ?? known?.position ?? null,
    role,
    ...reach,
  }
  if (!known) return { marks, person, status: 'NEW', reachChanged: true }
  const reachChanged = reachOf(person) !== reachOf(known)
  const fields = ['name', 'personnelNumber', 'email', 'position'] as const
  const same = !reachChanged && fields.every((field) => person[field] === known[field])
  if (!same && known.role === 'OWNER' && !company.byOwner) return { marks, reasons: ['owner_only'] }
  return { marks, person, status: same ? 'UNCHANGED' : 'UPDATED', reachChanged }
}

const marksOf = (marks: [string, string | null | undefined][]) =>
  marks.flatMap(([field, value]) => (value ? [`${field} ${value}`] : []))

const reachOf = ({ role, allSites, siteIds }: Pick<Known, 'role' | 'allSites' | 'siteIds'>) =>
  `${role} ${allSites} ${[...siteIds].sort().join()}`

type Index = {
  byNumber: Map<string, Known>
  byEmail: Map<string, Known>
  sites: Map<string, string>
}

/** What applying the table would do, row by row; applying it again changes nothing more. */
export function planPeople(rows: readonly PersonRow[], company: Company): PlannedRow[] {
  const index: Index = {
    byNumber: new Map(company.members.flatMap((m) => (m.personnelNumber ? [[m.personnelNumber, m]] : []))),
    byEmail: new Map(company.members.flatMap((m) => (m.email ? [[m.email, m]] : []))),
    sites: new Map(company.sites.map(({ id, name }) => [folded(name), id])),
  }
  const seen = new Set<string>()
  return rows.map((row, at) => {
    const rowNumber = at + 1
    const planned = planRow(row, company, index)
    const again = planned.marks.some((mark) => seen.has(mark))
    for (const mark of planned.marks) seen.add(mark)
    if ('reasons' in planned) return { rowNumber, status: 'REFUSED', reasons: planned.reasons }
    if (again) return { rowNumber, status: 'REFUSED', reasons: ['duplicate_in_file'] }
    const { person, status, reachChanged } = planned
    if (status === 'UNCHANGED') return { rowNumber, status, reasons: [] }
    return { rowNumber, status, reasons: [], person, reachChanged }
  })
}

export type PeopleCounts = { created: number; updated: number; refused: number }

export function countPeople(rows: readonly PlannedRow[]): PeopleCounts {
  const count = (status: PlannedRow['status']) => rows.filter((row) => row.status === status).length
  return { created: count('NEW'), updated: count('UPDATED'), refused: count('REFUSED') }
}
