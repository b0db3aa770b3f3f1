/** Months as `YYYY-MM`, both included. */
export type Period = { from: string; to: string }
export type Span = (typeof spans)[number] | 'own'
export type DashboardQuery = { span: Span; period: Period; site: string | null }

export const spans = ['3', '6', '12', '24'] as const
const usual = '12'
const shape = /^\d{4}-(0[1-9]|1[0-2])$/
const longest = 120

/** The month of a moment on the organisation's clock. */
export function monthOf(now: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' })
  return parts.format(now).slice(0, 7)
}

export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = year * 12 + number - 1 + count
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

const back = (to: string, span: string): Period => ({ from: addMonths(to, 1 - Number(span)), to })

/** The address holds the question; what it cannot mean is read as the last twelve months. */
export function readQuery(params: URLSearchParams, today: string): DashboardQuery {
  const site = params.get('site')
  const from = params.get('from') ?? ''
  const to = params.get('to') ?? ''
  if (shape.test(from) && shape.test(to) && from <= to && addMonths(from, longest) > to)
    return { span: 'own', period: { from, to }, site }
  const span = spans.find((each) => each === params.get('months')) ?? usual
  return { span, period: back(today, span), site }
}

export function writeQuery({ span, period, site }: DashboardQuery): string {
  const params = new URLSearchParams()
  if (span === 'own') {
    params.set('from', period.from)
    params.set('to', period.to)
  } else if (span !== usual) params.set('months', span)
  if (site) params.set('site', site)
  return params.size ? `?${params}` : ''
}

/** The same question for another span. "Own" begins with the months now on screen. */
export function withSpan(query: DashboardQuery, span: Span, today: string): DashboardQuery {
  return { ...query, span, period: span === 'own' ? query.period : back(today, span) }
}
