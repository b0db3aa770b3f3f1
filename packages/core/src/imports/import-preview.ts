import { localYear } from '../access/local-day'
import { type ImportedReport, mostListed, type Preview, type RowReason, type SampleDraft } from './import'
import { plain } from './import-cell'
import type { JudgedRow, RowContext, RowForesight } from './import-row'

/** Adds up judged rows. Distinct places are bounded by the rows, lists shown to people by `mostListed`. */
export class PreviewCounter {
  ready = 0
  refused = 0
  known = 0
  private readonly sites = new Map<string, string>()
  private readonly locations = new Map<string, { site: string; name: string }>()
  private readonly remarks = new Map<string, Preview['remarks'][number]>()
  private readonly years = new Map<number, number>()
  private readonly foresight = { compared: 0, exceeded: 0, onScale: 0 }

  constructor(private readonly context: Pick<RowContext, 'sites' | 'timeZone'>) {}

  add({ draft, reasons, foresight }: JudgedRow, known: boolean): void {
    if (known) {
      this.known++
      return
    }
    for (const reason of reasons) this.remark(reason)
    if (!draft) {
      this.refused++
      return
    }
    this.ready++
    const year = localYear(new Date(draft.occurredAt), this.context.timeZone)
    this.years.set(year, (this.years.get(year) ?? 0) + 1)
    this.place(draft)
    this.compare(foresight)
  }

  private compare(foresight: RowForesight): void {
    if (!foresight) return
    this.foresight.compared++
    if (foresight.file) this.foresight.exceeded++
    if (foresight.scale) this.foresight.onScale++
  }

  private remark({ field, reason, level }: RowReason): void {
    const key = `${field} ${reason}`
    const found = this.remarks.get(key)
    if (found) found.count++
    else this.remarks.set(key, { field, reason, level, count: 1 })
  }

  private place({ site, location }: ImportedReport): void {
    if ('name' in site && !this.sites.has(plain(site.name))) this.sites.set(plain(site.name), site.name)
    if (!location || 'id' in location) return
    const name = 'name' in site ? site.name : (this.context.sites.get(site.id)?.name ?? '')
    const key = `${plain(name)}\n${plain(location.name)}`
    if (!this.locations.has(key)) this.locations.set(key, { site: name, name: location.name })
  }

  preview(): Preview {
    return {
      newSites: [...this.sites.values()].slice(0, mostListed),
      newLocations: [...this.locations.values()].slice(0, mostListed),
      newLocationsCount: this.locations.size,
      remarks: [...this.remarks.values()].sort((a, b) => b.count - a.count),
      years: [...this.years].map(([year, count]) => ({ year, count })).sort((a, b) => a.year - b.year),
      foresight: this.foresight,
    }
  }
}

export function namedDraft(
  { site, location, reporterId, externalId: _, ...draft }: ImportedReport & { rowNumber: number },
  { sites }: Pick<RowContext, 'sites'>,
  people: ReadonlyMap<string, string>,
): SampleDraft {
  const known = 'id' in site ? sites.get(site.id) : undefined
  const places = [...(known?.locations ?? [])]
  const locationName =
    location && ('name' in location ? location.name : places.find(([, id]) => id === location.id)?.[0])
  return {
    ...draft,
    siteName: 'name' in site ? site.name : (known?.name ?? ''),
    newSite: 'name' in site,
    locationName: locationName ?? null,
    reporterName: (reporterId && people.get(reporterId)) ?? null,
  }
}
