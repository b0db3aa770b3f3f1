import type { Ctx } from '../access/ctx'
import { DomainError } from '../access/errors'
import { parse } from '../access/parse'
import { acceptReport } from './accept-report'
import { mergeReport } from './merge-report'
import { rejectReport } from './reject-report'
import { returnReport } from './return-report'
import { TriageReportsInput } from './triage.input'

export type TriageResult = {
  id: string
  ok: boolean
  code: string | null
  reason: string | null
  details: DomainError['details'] | null
}

const broken = { code: 'INTERNAL', reason: 'internal', details: undefined }

/** As it comes in: which fields go with which verb is for the schema to say. */
type Raw = Pick<TriageReportsInput, 'items' | 'verb'> & { [field: string]: unknown }

/** One verb for many reports. Each is a transaction of its own and has its own result; a refused one stops no other. */
export async function triageReports(ctx: Ctx, raw: Raw): Promise<TriageResult[]> {
  const input = parse(TriageReportsInput, raw)
  const decide = (item: { id: string; version: number }) => {
    switch (input.verb) {
      case 'ACCEPT':
        return acceptReport(ctx, { ...input, ...item })
      case 'MERGE':
        return mergeReport(ctx, { ...input, ...item })
      case 'RETURN':
        return returnReport(ctx, { ...input, ...item })
      case 'REJECT':
        return rejectReport(ctx, { ...input, ...item })
    }
  }
  const results: TriageResult[] = []
  for (const item of input.items) {
    try {
      await decide(item)
      results.push({ id: item.id, ok: true, code: null, reason: null, details: null })
    } catch (error) {
      // Broken before anything was done: the whole call fails. Later, what was done must still be told.
      if (!(error instanceof DomainError) && results.length === 0) throw error
      const { code, reason, details = null } = error instanceof DomainError ? error : broken
      results.push({ id: item.id, ok: false, code, reason, details })
    }
  }
  return results
}
