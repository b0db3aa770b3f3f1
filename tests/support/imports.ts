import { Readable } from 'node:stream'
import { memoryStorage } from '@closecall/adapters/storage'
import { openCtx } from '@closecall/core/access/ctx'
import { storageKey } from '@closecall/core/imports/import'
import { runImport } from '@closecall/core/imports/run-import'
import { openBulk } from '@closecall/db/bulk'
import { openDatabase } from '@closecall/db/database'
import { v4 } from 'uuid'
import { afterAll, beforeAll } from 'vitest'
import type { TestMember, TestOrganisation } from './organisation'
import type { Product } from './product'

export type ImportBench = ReturnType<typeof makeBench>

function makeBench(product: Product) {
  const storage = memoryStorage()
  const bulk = openBulk(product.test.urls.app)
  // With the worker's patience: a batch may take longer than a request on a busy machine.
  const database = openDatabase(product.test.urls, { max: 4, maxWait: 10_000, timeout: 60_000 })
  const worker = (organisation: TestOrganisation) =>
    openCtx(database, {
      org: organisation.id,
      actor: { kind: 'system' },
      now: () => product.clock.now,
    })
  /** What the worker does when it is told of the import. */
  const work = (organisation: TestOrganisation, id: string, stopping?: () => boolean) =>
    runImport(worker(organisation), { bulk, storage }, id, stopping)

  async function upload(organisation: TestOrganisation, content: string | Buffer): Promise<string> {
    const uploadId = v4()
    await storage.write(
      storageKey(organisation.id, uploadId),
      Readable.from([Buffer.from(content as string)]),
    )
    return uploadId
  }

  /** Uploaded, created and read: a mapping is awaited. */
  async function stage(organisation: TestOrganisation, member: TestMember, content: string | Buffer) {
    const input = { id: v4(), uploadId: await upload(organisation, content), fileName: 'history.csv' }
    await member.run(createImport, { input })
    await work(organisation, input.id)
    return (await member.run(importQuery, { id: input.id })).import
  }

  /** Staged, then judged by the guessed mapping with changes. */
  async function preview(
    organisation: TestOrganisation,
    member: TestMember,
    content: string | Buffer,
    change: Record<string, unknown> = {},
  ) {
    const { id, version, mapping } = await stage(organisation, member, content)
    await member.run(saveMapping, { input: { id, version, mapping: { ...mapping, ...change } } })
    await work(organisation, id)
    return (await member.run(importQuery, { id })).import
  }

  /** Previewed, then applied to the end. */
  async function apply(
    organisation: TestOrganisation,
    member: TestMember,
    content: string | Buffer,
    change: Record<string, unknown> = {},
  ) {
    const { id, version } = await preview(organisation, member, content, change)
    await member.run(applyImport, { input: { id, version } })
    await work(organisation, id)
    return (await member.run(importQuery, { id })).import
  }

  const close = () => Promise.all([bulk.close(), database.close()])
  return { storage, close, worker, work, upload, stage, preview, apply }
}

/** For a test file's top level: the worker's half of imports, run by hand. */
export function useImports(product: () => Product): () => ImportBench {
  let bench: ImportBench | undefined
  beforeAll(() => {
    bench = makeBench(product())
  })
  afterAll(async () => {
    await bench?.close()
  })
  return () => {
    if (!bench) throw new Error('The bench is there from beforeAll on')
    return bench
  }
}

const fields = `id status version mapping
  reading { format encoding delimiter headerRow header }
  columns { header filled distinct values { value count } dates { order ambiguous } }
  preview { newSites newLocations { site name } newLocationsCount remarks { field reason level count } years { year count } foresight { compared exceeded onScale } }
  rowsTotal rowsReady rowsRefused rowsKnown rowsApplied
  progress { done total } failure { reason params } keptPlaces { site location uses } savedMappings { name }
  viewerCan { map apply cancel undo }`

export const createImport = `mutation ($input: CreateImportInput!) { createImport(input: $input) { id status } }`
export const saveMapping = `mutation ($input: SaveImportMappingInput!) { saveImportMapping(input: $input) { id status version } }`
export const applyImport = `mutation ($input: VersionedImportInput!) { applyImport(input: $input) { id status version } }`
export const cancelImport = `mutation ($id: UUID!) { cancelImport(id: $id) { id status } }`
export const undoImport = `mutation ($id: UUID!) { undoImport(id: $id) { id status } }`
export const importQuery = `query ($id: UUID!) { import(id: $id) { ${fields} } }`
