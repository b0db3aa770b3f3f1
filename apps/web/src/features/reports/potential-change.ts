const severities = ['1', '2', '3', '4', '5'] as const
type Severity = (typeof severities)[number]

type Change = { from?: Severity; to?: Severity; reason?: string; review: string }

/** What an entry of the timeline tells of a potential: from what to what, why, and what became of a proposal. */
export function potentialChange(event: string, changes: unknown): Change {
  if (!event.startsWith('potential.') || !changes || typeof changes !== 'object') return { review: '' }
  const given = changes as Record<string, unknown>
  const pair = (name: string): unknown[] => (Array.isArray(given[name]) ? given[name] : [])
  const [before, after] = pair('potentialSeverity').length
    ? pair('potentialSeverity')
    : pair('proposedSeverity')
  const from = severities.find((each) => each === String(before))
  const to = severities.find((each) => each === String(after))
  const [, reason] = pair('reason')
  const [, review] = pair('review')
  return {
    review: typeof review === 'string' ? review : '',
    ...(from && to ? { from, to } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  }
}
