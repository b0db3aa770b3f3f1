import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileSource } from '@closecall/documents/byte-source'
import { openTable } from '@closecall/documents/table'
import { describe, expect, it } from 'vitest'
import { canBecome, importStatuses } from './import'
import { Fingerprints } from './import-fingerprint'
import { guessMapping, mappingProblems } from './import-mapping'
import { PreviewCounter } from './import-preview'
import { TableObserver } from './import-profile'
import { RowReader } from './import-row'

describe('an import', () => {
  it('moves forward, and back only to be mapped anew', () => {
    expect(canBecome('VALIDATED', 'VALIDATING')).toBe(true)
    expect(canBecome('APPLIED', 'APPLYING')).toBe(false)
    expect(importStatuses.filter((s) => canBecome(s, 'UNDOING'))).toEqual(['APPLIED', 'CANCELLED', 'FAILED'])
  })
})

// Public data that is too large a part of itself to be kept here: read where a checkout lies beside it.
const path = join(import.meta.dirname, '../../../../../shared/data/industrial-accidents.csv')

describe.skipIf(!existsSync(path))('425 real accidents', () => {
  it('are read as their description says', async () => {
    const table = await openTable(fileSource(path))
    const observer = new TableObserver(table.header.cells)
    const prints = new Fingerprints(table.header.cells)
    const rows: string[][] = []
    const fingerprints = new Set<string>()
    for await (const row of table.rows) {
      rows.push(row.cells)
      observer.add(row.cells)
      fingerprints.add(prints.of(row.cells))
      expect(row.notes).toEqual([])
    }
    const profiles = observer.profiles('DMY')
    const mapping = guessMapping(profiles, { sites: [] })
    const header = table.header.cells
    expect(mapping.columns.map((c) => [header[c.column], c.target])).toEqual([
      ['Data', 'occurredAt'],
      ['Local', 'site'],
      ['Accident Level', 'actualSeverity'],
      ['Potential Accident Level', 'potentialSeverity'],
      ['Description', 'whatHappened'],
    ])
    expect(mappingProblems(mapping, header)).toEqual([])
    expect(fingerprints.size).toBe(425)
    expect(new Set(rows.map((cells) => cells.at(-1))).size).toBe(425 - 14)

    const reader = new RowReader({
      header,
      mapping,
      now: new Date(),
      timeZone: 'UTC',
      sites: new Map(),
      people: new Map(),
    })
    const judged = rows.map((cells) => reader.judge(cells))
    const drafts = judged.flatMap((j) => (j.draft ? [j.draft] : []))
    expect(drafts.length).toBe(425)
    const count = (key: 'actualSeverity' | 'potentialSeverity') =>
      [1, 2, 3, 4, 5].map((level) => drafts.filter((d) => d[key] === level).length)
    expect(count('actualSeverity')).toEqual([316, 40, 31, 30, 8])
    // One VI is beyond our scale and counts as 5, with a note.
    expect(count('potentialSeverity')).toEqual([49, 95, 106, 143, 31 + 1])
    expect(judged.flatMap((j) => j.reasons)).toEqual([
      { field: 'potentialSeverity', reason: 'scale_exceeded', level: 'note', params: { value: 'VI' } },
    ])
    const levels = drafts.map((d) => [d.actualSeverity ?? 0, d.potentialSeverity ?? 0] as const)
    const counter = new PreviewCounter({ sites: new Map(), timeZone: 'UTC' })
    for (const row of judged) counter.add(row, false)
    // The one VI stands beside a V, and both are 5 here.
    expect(counter.preview().foresight).toEqual({ compared: 425, exceeded: 338, onScale: 338 - 1 })
    expect(levels.filter(([actual, potential]) => potential < actual).length).toBe(0)
    expect(levels.filter(([actual, potential]) => actual === 1 && potential >= 4).length).toBe(90)
    expect(drafts[0]?.occurredAt).toBe('2016-01-01T12:00:00.000Z')
    const tally = (name: string) =>
      profiles.find((p) => p.header === name)?.values?.map(({ value, count }) => [value, count])
    expect(tally('Industry Sector')).toEqual([
      ['Mining', 241],
      ['Metals', 134],
      ['Others', 50],
    ])
    expect(tally('Employee or Third Party')).toEqual([
      ['Third Party', 189],
      ['Employee', 179],
      ['Third Party (Remote)', 57],
    ])
    expect(rows.flat().some((cell) => cell.trim() === 'Not applicable')).toBe(true)
  })
})
