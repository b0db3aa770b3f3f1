import type { Table } from './read-table'

export const targets = ['name', 'personnelNumber', 'email', 'position', 'role', 'site'] as const
export type Target = (typeof targets)[number]
export type PersonCells = Record<Target, string>
/** What each column of the table means; null: left out. */
export type Mapping = (Target | null)[]

const names: Record<Target, RegExp> = {
  email: /mail|почт/i,
  personnelNumber: /personnel|payroll|employee.?(no|id|num)|badge|табел|таб\.|^№|^#|number|номер/i,
  position: /position|job|title|должност|профессия/i,
  role: /role|роль/i,
  site: /site|plant|branch|restaurant|location|площадк|цех|филиал|подразделен/i,
  name: /name|фио|ф\.\s*и\.\s*о|имя|сотрудник|работник|employee|person/i,
}

/** A guess by the headings; each meaning is given once, to the first column that fits. */
export function guessMapping(head: string[]): Mapping {
  const taken = new Set<Target>()
  return head.map((heading) => {
    const target = (Object.keys(names) as Target[]).find(
      (name) => names[name].test(heading) && !taken.has(name),
    )
    if (target) taken.add(target)
    return target ?? null
  })
}

/** A first row that names at least two things is a heading. */
export const hasHeading = (table: Table) =>
  guessMapping(table[0] ?? []).filter((target) => target !== null).length >= 2

export function personRows(rows: Table, mapping: Mapping): PersonCells[] {
  return rows.map((row) => {
    const cells: PersonCells = { name: '', personnelNumber: '', email: '', position: '', role: '', site: '' }
    mapping.forEach((target, column) => {
      if (target) cells[target] = row[column] ?? ''
    })
    return cells
  })
}
