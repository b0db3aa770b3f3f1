/** Pure rules of the dashboard's figures (DOMAIN §7). Every multiplier is named where the figure is shown. */
export const pyramidLevels = ['FATALITY', 'LOST_TIME', 'FIRST_AID', 'NEAR_MISS', 'UNSAFE'] as const
export type PyramidLevel = (typeof pyramidLevels)[number]

export type MonthCell = { type: string; actual: number; potential: number; reports: number }

/**
 * The level an event stands on by a severity (1 negligible … 5 fatal, 0 unknown). Positive observations stand on none.
 */
export function levelOf(type: string, severity: number): PyramidLevel | null {
  if (type === 'POSITIVE') return null
  if (severity === 5) return 'FATALITY'
  if (severity >= 3) return 'LOST_TIME'
  if (severity === 2) return 'FIRST_AID'
  return type === 'UNSAFE_ACT' || type === 'UNSAFE_CONDITION' ? 'UNSAFE' : 'NEAR_MISS'
}

/** The organisation's own measured pyramid, top first. */
export function pyramid(cells: MonthCell[], by: 'actual' | 'potential') {
  const counts = new Map<PyramidLevel, number>()
  for (const cell of cells) {
    const level = levelOf(cell.type, cell[by])
    if (level) counts.set(level, (counts.get(level) ?? 0) + cell.reports)
  }
  return pyramidLevels.map((key) => ({ key, count: counts.get(key) ?? 0 }))
}

/** How much worse it could have come, among reports of which both severities are known. The mildest are the negligible. */
export function foresight(cells: MonthCell[]) {
  const count = (which: (cell: MonthCell) => boolean) =>
    cells
      .filter(({ actual, potential }) => actual > 0 && potential > 0)
      .filter(which)
      .reduce((sum, { reports }) => sum + reports, 0)
  return {
    compared: count(() => true),
    exceeded: count(({ actual, potential }) => potential > actual),
    mildest: count(({ actual }) => actual === 1),
    mildestMajor: count(({ actual, potential }) => actual === 1 && potential >= 4),
  }
}

export type Bucket = { days: number; reports: number }

/** The smallest number of days within which the share `q` of the reports got there; null without reports. */
export function quantile(buckets: Bucket[], q: number): number | null {
  const sorted = buckets.filter((bucket) => bucket.reports > 0).sort((a, b) => a.days - b.days)
  const total = sorted.reduce((sum, bucket) => sum + bucket.reports, 0)
  let seen = 0
  for (const bucket of sorted) {
    seen += bucket.reports
    if (seen >= total * q) return bucket.days
  }
  return null
}

/** Per 100 workers with the 95 % Poisson interval of the count (Byar's approximation); null without a headcount. */
export function per100(reports: number, headcount: number | null) {
  if (!headcount) return null
  const bound = (n: number, sign: 1 | -1) => n * (1 - 1 / (9 * n) + (sign * 1.96) / (3 * Math.sqrt(n))) ** 3
  const scale = 100 / headcount
  return {
    value: reports * scale,
    low: reports === 0 ? 0 : bound(reports, -1) * scale,
    high: bound(reports + 1, 1) * scale,
  }
}

export const overdueBuckets = ['UP_TO_7', 'UP_TO_30', 'UP_TO_90', 'OVER_90'] as const
export type OverdueBucket = (typeof overdueBuckets)[number]

/** How late: whole days after the due day. */
export function overdueBucket(days: number): OverdueBucket {
  if (days <= 7) return 'UP_TO_7'
  if (days <= 30) return 'UP_TO_30'
  return days <= 90 ? 'UP_TO_90' : 'OVER_90'
}

/** First days of the months from `from` to `to`, both included, as DATE columns give them. */
export function monthsBetween(from: Date, to: Date): Date[] {
  const months: Date[] = []
  for (
    let month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), 1));
    month <= to;
    month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1))
  )
    months.push(month)
  return months
}

/** Headcounts added up; null where no site has told one. */
export function headcountOf(sites: { headcount: number | null }[]): number | null {
  const known = sites.flatMap((site) => site.headcount ?? [])
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0)
}
