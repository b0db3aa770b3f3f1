import { storageKey } from '@closecall/core/imports/import'
import { pruneUploads } from '@closecall/core/imports/prune-uploads'
import pg from 'pg'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import {
  applyImport,
  cancelImport,
  createImport,
  importQuery,
  saveMapping,
  undoImport,
  useImports,
} from '../support/imports'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
const bench = useImports(product)

const header = 'Date,Site,Place,Type,Severity,Potential severity,What happened'
const row = (n: number, change: Record<number, string> = {}) => {
  const cells = [
    `2016-03-0${n} 08:00:00`,
    'north',
    'Line 1',
    'Near miss',
    'I',
    'IV',
    `Slipped on oil, case ${n}`,
  ]
  return cells.map((cell, i) => `"${change[i] ?? cell}"`).join(',')
}
const file = [header, row(1), row(2, { 1: 'East' }), row(3, { 5: 'VI' }), row(3, { 5: 'VI' })].join('\n')
const reports = `{ reports(first: 20) { edges { node { number title site { name } } } } }`

const scene = async () => {
  const organisation = await makeOrganisation(product())
  return { organisation, officer: await organisation.as('OWNER') }
}

test('two sendings of one import that meet are one import', async () => {
  const { organisation, officer } = await scene()
  const input = { id: v4(), uploadId: await bench().upload(organisation, file), fileName: 'history.csv' }
  const made = await Promise.all([1, 2, 3].map(() => officer.run(createImport, { input })))
  expect(new Set(made.map(({ createImport: each }) => each.id))).toEqual(new Set([input.id]))
})

test('uploads nobody will read again are gone after a day', async () => {
  const { organisation, officer } = await scene()
  const { storage } = bench()
  const key = (uploadId: string) => storageKey(organisation.id, uploadId)
  const [orphan, waiting] = [
    await bench().upload(organisation, file),
    await bench().upload(organisation, file),
  ]
  await officer.run(createImport, { input: { id: v4(), uploadId: waiting, fileName: 'history.csv' } })
  const ctx = bench().worker(organisation)
  const sweep = (hours: number) =>
    pruneUploads({ ...ctx, now: () => new Date(Date.now() + hours * 3_600_000) }, storage)
  await sweep(23)
  expect(await storage.size(key(orphan))).toBeGreaterThan(0)
  await sweep(25)
  expect(await storage.size(key(orphan))).toBeNull()
  expect(await storage.size(key(waiting))).toBeGreaterThan(0)
  await ctx.end()
})

test('a file is read, guessed and previewed', async () => {
  const { organisation, officer } = await scene()
  const staged = await bench().stage(organisation, officer, file)
  expect(staged).toMatchObject({
    status: 'STAGED',
    rowsTotal: 4,
    reading: { format: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 1 },
    viewerCan: { map: true, apply: false, cancel: true, undo: false },
    mapping: { sites: { north: { id: organisation.sites[0].id }, East: { create: true } } },
  })
  expect(staged.mapping.columns.map((c: { target: string }) => c.target)).toEqual([
    'occurredAt',
    'site',
    'location',
    'type',
    'actualSeverity',
    'potentialSeverity',
    'whatHappened',
  ])
  const previewed = await bench().preview(organisation, officer, file)
  expect(previewed).toMatchObject({
    status: 'VALIDATED',
    rowsReady: 4,
    rowsRefused: 0,
    rowsKnown: 0,
    viewerCan: { map: true, apply: true, cancel: true, undo: false },
    preview: {
      newSites: ['East'],
      newLocations: [
        { site: 'North', name: 'Line 1' },
        { site: 'East', name: 'Line 1' },
      ],
      newLocationsCount: 2,
      remarks: [{ field: 'potentialSeverity', reason: 'scale_exceeded', level: 'note', count: 2 }],
      years: [{ year: 2016, count: 4 }],
      foresight: { compared: 4, exceeded: 4, onScale: 4 },
    },
  })
  const sample = `query ($id: UUID!) { import(id: $id) {
    sample { rowNumber occurredAt site newSite location type actualSeverity potentialSeverity whatHappened }
    rows(first: 2, remarked: true) { edges { node { rowNumber cells status remarks } } } } }`
  const { import: seen } = await officer.run(sample, { id: previewed.id })
  expect(seen.sample[1]).toEqual({
    rowNumber: 3,
    // 08:00 in Moscow.
    occurredAt: '2016-03-02T05:00:00.000Z',
    site: 'East',
    newSite: true,
    location: 'Line 1',
    type: 'NEAR_MISS',
    actualSeverity: 1,
    potentialSeverity: 4,
    whatHappened: 'Slipped on oil, case 2',
  })
  expect(seen.rows.edges[0].node).toMatchObject({ rowNumber: 4, status: 'READY' })
})

test('a potential beyond our scale counts as above its end, and the dashboard’s figure is told beside it', async () => {
  const { organisation, officer } = await scene()
  const levels = [
    ['V', 'VI'],
    ['V', 'V'],
    ['I', 'IV'],
    ['II', ''],
  ]
  const rows = levels.map(([actual = '', potential = ''], i) => row(i + 1, { 4: actual, 5: potential }))
  const applied = await bench().apply(organisation, officer, [header, ...rows].join('\n'))
  expect(applied.preview.foresight).toEqual({ compared: 3, exceeded: 2, onScale: 1 })
  const { dashboard } = await officer.run(
    '{ dashboard(from: "2016-01-01", to: "2016-12-01") { foresight { compared exceeded } } }',
  )
  expect(dashboard.foresight).toEqual({ compared: 3, exceeded: 1 })
})

test('applying makes reports, once: a second run of the same file changes nothing', async () => {
  const { organisation, officer } = await scene()
  const applied = await bench().apply(organisation, officer, file)
  expect(applied).toMatchObject({
    status: 'APPLIED',
    rowsApplied: 4,
    rowsReady: 0,
    viewerCan: { undo: true },
  })
  const { reports: first } = await officer.run(reports)
  expect(first.edges.map((e: { node: { number: string } }) => e.node.number).sort()).toEqual(
    [1, 2, 3, 4].map((n) => `NM-2016-000${n}`),
  )
  expect(first.edges.map((e: { node: { site: { name: string } } }) => e.node.site.name)).toContain('East')

  const utf16 = Buffer.from(`\uFEFF${file.replaceAll(',', ';').replaceAll('oil;', 'oil,')}`, 'utf16le')
  const again = await bench().preview(organisation, officer, utf16)
  expect(again).toMatchObject({ rowsTotal: 4, rowsReady: 0, rowsKnown: 4, viewerCan: { apply: false } })
  await officer.expectError('PRECONDITION', applyImport, { input: { id: again.id, version: again.version } })
  expect((await officer.run(reports)).reports).toEqual(first)
})

test('two imports of the same rows at once make them once', async () => {
  const { organisation, officer } = await scene()
  const [a, b] = [
    await bench().preview(organisation, officer, file),
    await bench().preview(organisation, officer, file),
  ]
  for (const { id, version } of [a, b]) await officer.run(applyImport, { input: { id, version } })
  await Promise.all([bench().work(organisation, a.id), bench().work(organisation, b.id)])
  const [first, second] = await Promise.all(
    [a, b].map(async ({ id }) => (await officer.run(importQuery, { id })).import),
  )
  expect(first.rowsApplied + second.rowsApplied).toBe(4)
  expect(first.rowsKnown + second.rowsKnown).toBe(4)
})

test('refused rows say why; corrected they come in, the others are known', async () => {
  const { organisation, officer } = await scene()
  const bad = [
    header,
    row(1),
    row(2, { 0: '31.02.2016' }),
    row(3, { 4: 'V', 5: 'I' }),
    row(4, { 6: '' }),
  ].join('\n')
  const applied = await bench().apply(organisation, officer, bad)
  expect(applied).toMatchObject({ status: 'APPLIED', rowsApplied: 1, rowsRefused: 3 })
  const rows = `query ($id: UUID!) { import(id: $id) { rows(first: 10, statuses: [REFUSED]) { edges { node { rowNumber remarks } } } } }`
  const { import: found } = await officer.run(rows, { id: applied.id })
  expect(
    found.rows.edges.map((e: { node: { rowNumber: number; remarks: { reason: string }[] } }) => [
      e.node.rowNumber,
      e.node.remarks.map((r) => r.reason).join(),
    ]),
  ).toEqual([
    [3, 'unreadable_date'],
    [4, 'potential_below_actual'],
    [5, 'missing'],
  ])
  const corrected = [`${header},CloseCall: why`, `${row(1)},`, `${row(2)},"bad date"`].join('\n')
  expect(await bench().apply(organisation, officer, corrected)).toMatchObject({
    rowsApplied: 1,
    rowsKnown: 1,
  })
})

test('undo takes back reports and empty places, keeps what was worked on, and frees the rows', async () => {
  const { organisation, officer } = await scene()
  const { id } = await bench().apply(organisation, officer, file)
  const [kept] = await officer.ctx().db.report.findMany({ where: { title: { contains: 'case 1' } } })
  await product().database.write(organisation.id, async (tx) => {
    await tx.report.updateMany({ where: { id: kept?.id ?? '' }, data: { version: 2 } })
  })
  await officer.run(undoImport, { id })
  await bench().work(organisation, id)
  expect((await officer.run(importQuery, { id })).import).toMatchObject({ status: 'UNDONE', rowsApplied: 1 })
  const { reports: left } = await officer.run(reports)
  expect(left.edges.map((e: { node: { number: string } }) => e.node.number)).toEqual(['NM-2016-0001'])
  const names = await officer.ctx().db.site.findMany({ where: { organisationId: organisation.id } })
  expect(names.map((site) => site.name).sort()).toEqual(['North', 'South'])

  const again = await bench().apply(organisation, officer, file)
  expect(again).toMatchObject({ rowsApplied: 3, rowsKnown: 1 })
  const { reports: after } = await officer.run(reports)
  expect(after.edges.map((e: { node: { number: string } }) => e.node.number).sort()).toEqual(
    [1, 2, 3, 4].map((n) => `NM-2016-000${n}`),
  )
})

test('a card filed while numbers are given back keeps its own, and the next one follows it', async () => {
  const { organisation, officer } = await scene()
  const { id } = await bench().apply(organisation, officer, [header, row(1)].join('\n'))
  product().clock.now = new Date('2016-05-05T10:00:00Z')
  const client = new pg.Client({ connectionString: product().test.ownerUrl })
  await client.connect()
  // Somebody's card is filed but not yet committed: its number is taken, its row unseen by others.
  await client.query('BEGIN')
  await client.query('UPDATE report_counter SET last = last + 1 WHERE organisation_id = $1 AND year = 2016', [
    organisation.id,
  ])
  await client.query(
    `INSERT INTO report (organisation_id, id, number, type, site_id, title, what_happened, occurred_at, submitted_at)
     VALUES ($1, gen_random_uuid(), 'NM-2016-0002', 'NEAR_MISS', $2, 'Oil', 'Oil', now(), now())`,
    [organisation.id, organisation.sites[0].id],
  )
  await officer.run(undoImport, { id })
  const undone = bench().work(organisation, id)
  await new Promise((resolve) => setTimeout(resolve, 300))
  await client.query('COMMIT')
  await client.end()
  await undone
  const submit = 'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { number } }'
  const card = { id: v4(), type: 'NEAR_MISS', siteId: organisation.sites[0].id, whatHappened: 'Oil again' }
  expect((await officer.run(submit, { input: card })).submitReport.number).toBe('NM-2016-0003')
})

test('cancel stops between batches; what came in can be undone', async () => {
  const { organisation, officer } = await scene()
  const many = [header, ...Array.from({ length: 2_500 }, (_, i) => row(1, { 6: `Case ${i}` }))].join('\n')
  const { id, version } = await bench().preview(organisation, officer, many)
  await officer.run(applyImport, { input: { id, version } })
  let batches = 0
  await bench().work(organisation, id, () => batches++ === 1)
  const half = (await officer.run(importQuery, { id })).import
  expect(half).toMatchObject({
    status: 'APPLYING',
    rowsApplied: 2_000,
    progress: { done: 2_000, total: 2_500 },
  })
  expect((await officer.run(cancelImport, { id })).cancelImport.status).toBe('APPLYING')
  await bench().work(organisation, id)
  expect((await officer.run(importQuery, { id })).import).toMatchObject({
    status: 'CANCELLED',
    rowsApplied: 2_000,
  })
  await officer.run(undoImport, { id })
  await bench().work(organisation, id)
  expect((await officer.run(importQuery, { id })).import).toMatchObject({ status: 'UNDONE', rowsApplied: 0 })
  await officer.expectError('PRECONDITION', cancelImport, { id })
})

test('a worker that was killed goes on where it stopped', async () => {
  const { organisation, officer } = await scene()
  const many = [header, ...Array.from({ length: 2_500 }, (_, i) => row(1, { 6: `Case ${i}` }))].join('\n')
  const { id, version } = await bench().preview(organisation, officer, many)
  await officer.run(applyImport, { input: { id, version } })
  let batches = 0
  await bench().work(organisation, id, () => batches++ === 1)
  await bench().work(organisation, id)
  expect((await officer.run(importQuery, { id })).import).toMatchObject({
    status: 'APPLIED',
    rowsApplied: 2_500,
  })
})

test('a mapping is kept for files with the same headings', async () => {
  const { organisation, officer } = await scene()
  const { id, version, mapping } = await bench().stage(organisation, officer, file)
  const meant = { ...mapping, types: { 'Near miss': 'INJURY' }, landing: 'INBOX' }
  await officer.run(saveMapping, { input: { id, version, mapping: meant, saveAs: 'Old register' } })
  const next = await bench().stage(organisation, officer, [header, row(7, { 3: 'Fire' })].join('\n'))
  expect(next).toMatchObject({
    savedMappings: [{ name: 'Old register' }],
    mapping: { landing: 'INBOX', types: { 'Near miss': 'INJURY', Fire: 'FIRE' } },
  })
})

test('a mapping that cannot work is refused with the place', async () => {
  const { organisation, officer } = await scene()
  const { id, version, mapping } = await bench().stage(organisation, officer, file)
  const save = (change: Record<string, unknown>) => ({
    input: { id, version, mapping: { ...mapping, ...change } },
  })
  const twice = [...mapping.columns, { column: 1, target: 'site' }]
  const { extensions } = await officer.expectError('INVALID', saveMapping, save({ columns: twice }))
  expect(extensions?.fields).toEqual([
    { path: 'mapping.columns.7', message: 'column_twice' },
    { path: 'mapping.columns.7', message: 'target_twice' },
  ])
  await officer.expectError('INVALID', saveMapping, save({ columns: 'all' }))
  await officer.expectError('INVALID', saveMapping, save({ surprise: 1 }))
  const other = await makeOrganisation(product())
  await officer.expectError('NOT_FOUND', saveMapping, save({ defaultSiteId: other.sites[0].id }))
  await officer.expectError('CONFLICT', saveMapping, { input: { id, version: version + 1, mapping } })
})

test.each([
  ['file.empty', ''],
  ['file.not_a_table', '%PDF-1.7'],
  ['file.no_rows', 'Date,What'],
])('a file that is no table fails with %s', async (reason, content) => {
  const { organisation, officer } = await scene()
  const failed = await bench().stage(organisation, officer, content)
  expect(failed).toMatchObject({ status: 'FAILED', failure: { reason }, rowsTotal: 0 })
})

test('an upload that is not there fails, and a foreign one is not there', async () => {
  const { organisation, officer } = await scene()
  const other = await makeOrganisation(product())
  const uploadId = await bench().upload(other, file)
  for (const missing of [v4(), uploadId]) {
    const input = { id: v4(), uploadId: missing, fileName: 'x.csv' }
    await officer.run(createImport, { input })
    expect((await officer.run(createImport, { input })).createImport.status).toBe('UPLOADED')
    await bench().work(organisation, input.id)
    const { import: found } = await officer.run(importQuery, { id: input.id })
    expect(found).toMatchObject({ status: 'FAILED', failure: { reason: 'file.missing' } })
  }
})

test('only who runs the whole programme imports', async () => {
  const { organisation, officer } = await scene()
  const { id, version } = await bench().preview(organisation, officer, file)
  const input = { id: v4(), uploadId: v4(), fileName: 'x.csv' }
  const worker = await organisation.as('WORKER')
  const local = await organisation.as('ADMIN', { sites: [organisation.sites[0].id] })
  for (const weak of [worker, local]) {
    await weak.expectError('FORBIDDEN', createImport, { input })
    await weak.expectError('NOT_FOUND', applyImport, { input: { id, version } })
    await weak.expectError('FORBIDDEN', '{ imports(first: 5) { edges { node { id } } } }')
  }
  const stranger = await (await makeOrganisation(product())).as('OWNER')
  for (const [operation, variables] of [
    [importQuery, { id }],
    [cancelImport, { id }],
    [undoImport, { id }],
    [applyImport, { input: { id, version } }],
  ] as const) {
    await stranger.expectError('NOT_FOUND', operation, variables)
  }
})
