import { localDay } from '../access/local-day'
import type { ImportedReport, RowReason, Target } from './import'
import type { ImportMapping } from './import.input'
import { clean, plain } from './import-cell'
import { dayIn, instantIn, readDate } from './import-date'
import { orderOf } from './import-levels'
import { guessSeverity } from './import-value'

export type RowContext = {
  header: readonly string[]
  mapping: ImportMapping
  now: Date
  timeZone: string
  sites: ReadonlyMap<string, { name: string; timeZone: string; locations: ReadonlyMap<string, string> }>
  /** Members by personnel number and by name, both `plain`; null: the name belongs to several. */
  people: ReadonlyMap<string, string | null>
}

/** Whether the potential is above what happened: in the file, and on our scale. Null where one of them is not told. */
export type RowForesight = { file: boolean; scale: boolean } | null

export type JudgedRow = { draft: ImportedReport | null; reasons: RowReason[]; foresight: RowForesight }

const LONGEST_TEXT = 20_000
const LONGEST_NAME = 200
const EARLIEST_YEAR = 1950

/** Reads rows by a mapping. Made once per import: lookups are prepared here, not per row. */
export class RowReader {
  private readonly columns = new Map<Target, number[]>()
  private readonly types: Map<string, ImportMapping['types'][string]>
  private readonly actual: Map<string, number | null>
  private readonly potential: Map<string, number | null>
  private readonly sites: Map<string, ImportMapping['sites'][string]>
  private readonly siteIds: Map<string, string>
  private readonly ids = new Set<string>()
  private readonly above: ReturnType<typeof orderOf>

  constructor(private readonly context: RowContext) {
    const { mapping } = context
    for (const { column, target } of mapping.columns) {
      this.columns.set(target, [...(this.columns.get(target) ?? []), column])
    }
    const keyed = <T>(map: Record<string, T>) => new Map(Object.entries(map).map(([k, v]) => [plain(k), v]))
    this.types = keyed(mapping.types)
    this.actual = keyed(mapping.actualSeverities)
    this.potential = keyed(mapping.potentialSeverities)
    this.sites = keyed(mapping.sites)
    this.siteIds = new Map([...context.sites].map(([id, { name }]) => [plain(name), id]))
    this.above = orderOf(mapping)
  }

  judge(cells: readonly string[], earlier: readonly RowReason[] = []): JudgedRow {
    const reasons = [...earlier]
    const refuse = (field: RowReason['field'], reason: RowReason['reason'], params?: RowReason['params']) =>
      void reasons.push({ field, reason, level: 'refusal', ...(params && { params }) })
    const site = this.site(cells, refuse)
    const occurredAt = this.occurredAt(cells, refuse, site && 'id' in site ? site.id : null)
    const type = this.type(cells, refuse)
    const actualSeverity = this.severity(cells, 'actualSeverity', this.actual, reasons)
    const potentialSeverity = this.severity(cells, 'potentialSeverity', this.potential, reasons)
    if (actualSeverity && potentialSeverity && potentialSeverity < actualSeverity) {
      refuse('potentialSeverity', 'potential_below_actual', {
        potential: potentialSeverity,
        actual: actualSeverity,
      })
    }
    const whatHappened = this.text(cells, 'whatHappened', refuse)
    if (!whatHappened) refuse('whatHappened', 'missing')
    const rest = {
      location: this.location(cells, refuse, site),
      whatCouldHappen: this.text(cells, 'whatCouldHappen', refuse),
      immediateAction: this.text(cells, 'immediateAction', refuse),
      proposal: this.text(cells, 'proposal', refuse),
      reporterId: this.reporter(cells, reasons),
      externalId: this.externalId(cells, refuse),
    }
    const refused = reasons.some((r) => r.level === 'refusal')
    if (refused || !site || !occurredAt || !type || !whatHappened)
      return { draft: null, reasons, foresight: null }
    return {
      draft: { occurredAt, site, type, actualSeverity, potentialSeverity, whatHappened, ...rest },
      reasons,
      foresight: this.foresight(cells, actualSeverity, potentialSeverity),
    }
  }

  private foresight(
    cells: readonly string[],
    actualSeverity: number | null,
    potentialSeverity: number | null,
  ): RowForesight {
    if (!actualSeverity || !potentialSeverity) return null
    const scale = potentialSeverity > actualSeverity
    const actual = this.cell(cells, 'actualSeverity')
    const potential = this.cell(cells, 'potentialSeverity')
    return { scale, file: this.above ? this.above({ actual, potential }) : scale }
  }

  private cell(cells: readonly string[], target: Target): string {
    const column = this.columns.get(target)?.[0]
    return column === undefined ? '' : clean(cells[column] ?? '')
  }

  private text(cells: readonly string[], target: Target, refuse: Refuse): string | null {
    const columns = this.columns.get(target) ?? []
    const parts = columns.map((c) => [this.context.header[c] ?? '', clean(cells[c] ?? '')] as const)
    const written = parts.filter(([, text]) => text !== '')
    const text =
      columns.length > 1
        ? written.map(([head, part]) => (head ? `${head}: ${part}` : part)).join('\n')
        : (written[0]?.[1] ?? '')
    if (text.length > LONGEST_TEXT) refuse(target, 'too_long', { limit: LONGEST_TEXT })
    return text === '' ? null : text
  }

  private site(cells: readonly string[], refuse: Refuse): ImportedReport['site'] | null {
    const { defaultSiteId } = this.context.mapping
    const value = this.cell(cells, 'site')
    if (value === '') {
      if (defaultSiteId && this.context.sites.has(defaultSiteId)) return { id: defaultSiteId }
      refuse('site', 'missing')
      return null
    }
    const meant = this.sites.get(plain(value))
    if (meant && 'create' in meant) {
      const known = this.siteIds.get(plain(value))
      if (known) return { id: known }
      if (value.length <= LONGEST_NAME) return { name: value }
      refuse('site', 'too_long', { limit: LONGEST_NAME })
      return null
    }
    if (meant && this.context.sites.has(meant.id)) return { id: meant.id }
    refuse('site', 'unknown_place', { value: value.slice(0, LONGEST_NAME) })
    return null
  }

  private location(cells: readonly string[], refuse: Refuse, site: ImportedReport['site'] | null) {
    const value = this.cell(cells, 'location')
    if (value === '' || !site) return null
    const known = 'id' in site ? this.context.sites.get(site.id)?.locations.get(plain(value)) : undefined
    if (known) return { id: known }
    if (!this.context.mapping.createLocations) return null
    if (value.length > LONGEST_NAME) refuse('location', 'too_long', { limit: LONGEST_NAME })
    return { name: value }
  }

  private occurredAt(cells: readonly string[], refuse: Refuse, siteId: string | null): string | null {
    const value = this.cell(cells, 'occurredAt')
    if (value === '') {
      refuse('occurredAt', 'missing')
      return null
    }
    const read = readDate(value, this.context.mapping.dates)
    if (!read) {
      refuse('occurredAt', 'unreadable_date', { value: value.slice(0, 40) })
      return null
    }
    if (read.year < EARLIEST_YEAR) refuse('occurredAt', 'date_too_old', { year: EARLIEST_YEAR })
    const zone = (siteId && this.context.sites.get(siteId)?.timeZone) || this.context.timeZone
    const at = instantIn(zone, read)
    const { now } = this.context
    if (at <= now) return at.toISOString()
    // Today without a time, read before its middle.
    if (!read.hasTime && localDay(now, zone) === dayIn(read)) return now.toISOString()
    refuse('occurredAt', 'date_in_future')
    return at.toISOString()
  }

  private type(cells: readonly string[], refuse: Refuse): ImportedReport['type'] | null {
    const { defaultType } = this.context.mapping
    const value = this.cell(cells, 'type')
    const meant = value === '' ? null : this.types.get(plain(value))
    if (meant ?? defaultType) return meant ?? defaultType
    if (value === '') refuse('type', 'missing')
    else refuse('type', 'unknown_value', { value: value.slice(0, LONGEST_NAME) })
    return null
  }

  private severity(
    cells: readonly string[],
    target: 'actualSeverity' | 'potentialSeverity',
    meanings: Map<string, number | null>,
    reasons: RowReason[],
  ): number | null {
    const value = this.cell(cells, target)
    if (value === '') return null
    const meant = meanings.get(plain(value))
    if (!meant) {
      reasons.push({
        field: target,
        reason: 'unknown_value',
        level: 'refusal',
        params: { value: value.slice(0, 200) },
      })
      return null
    }
    if (meant === 5 && guessSeverity(value)?.exceeds) {
      reasons.push({
        field: target,
        reason: 'scale_exceeded',
        level: 'note',
        params: { value: value.slice(0, 200) },
      })
    }
    return meant
  }

  /** A name we do not know never keeps history out: the report is then imported without its reporter. */
  private reporter(cells: readonly string[], reasons: RowReason[]): string | null {
    const value = this.cell(cells, 'reporter')
    if (value === '') return null
    const found = this.context.people.get(plain(value))
    if (found) return found
    const reason = found === null ? 'person_ambiguous' : 'unknown_person'
    reasons.push({ field: 'reporter', reason, level: 'note', params: { value: value.slice(0, 200) } })
    return null
  }

  private externalId(cells: readonly string[], refuse: Refuse): string | null {
    const value = this.cell(cells, 'externalId')
    if (value === '') return null
    if (value.length > LONGEST_NAME) refuse('externalId', 'too_long', { limit: LONGEST_NAME })
    else if (this.ids.has(value)) refuse('externalId', 'same_id_twice', { value })
    this.ids.add(value)
    return value
  }
}

type Refuse = (field: RowReason['field'], reason: RowReason['reason'], params?: RowReason['params']) => void
