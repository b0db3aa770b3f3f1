import { Readable } from 'node:stream'
import { memoryStorage } from '@closecall/adapters/storage'
import { openCtx } from '@closecall/core/access/ctx'
import { storageKey } from '@closecall/core/imports/import'
import { stageImport } from '@closecall/core/imports/stage-import'
import { openBulk } from '@closecall/db/bulk'
import { v4 } from 'uuid'
import {
  applyImport,
  cancelImport,
  createImport,
  importQuery,
  saveMapping,
  undoImport,
} from '../support/imports'
import type { RefusalRow, RowsFile } from './row'
import { marker } from './victim'

export const prepare: RowsFile['prepare'] = async ({ product, organisation, officer }) => {
  const [importId, uploadId] = [v4(), v4()]
  const storage = memoryStorage()
  const bulk = openBulk(product.test.urls.app)
  const content = `Date,Site,What happened\n2016-01-01,North,A ${marker} rolled off the belt\n`
  await storage.write(storageKey(organisation.id, uploadId), Readable.from([Buffer.from(content)]))
  await officer.run(createImport, { input: { id: importId, uploadId, fileName: `${marker}.csv` } })
  const system = openCtx(product.database, { org: organisation.id, actor: { kind: 'system' } })
  const found = await system.db.import.findFirstOrThrow({ where: { id: importId } })
  await system.end()
  await stageImport(system, { bulk, storage }, found)
  await bulk.close()
  return { importId }
}

const hidden = {
  nobody: 'UNAUTHENTICATED',
  otherOrganisation: 'NOT_FOUND',
  weakerRole: { role: 'SUPERVISOR', code: 'NOT_FOUND' },
  otherSite: { role: 'SAFETY_OFFICER', code: 'NOT_FOUND' },
} as const
const mapping = { columns: [], dates: { order: 'DMY', serial: false } }

export const rows: RefusalRow[] = [
  {
    operation: 'imports',
    document:
      '{ imports(first: 50) { edges { node { id fileName rows(first: 5) { edges { node { cells } } } } } } }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    weakerRole: { role: 'SUPERVISOR', code: 'FORBIDDEN' },
    otherSite: { role: 'SAFETY_OFFICER', code: 'FORBIDDEN' },
  },
  {
    operation: 'import',
    document: importQuery,
    variables: ({ ids }) => ({ id: ids.importId }),
    ...hidden,
  },
  {
    operation: 'createImport',
    document: createImport,
    variables: () => ({ input: { id: v4(), uploadId: v4(), fileName: 'x.csv' } }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    weakerRole: { role: 'SUPERVISOR', code: 'FORBIDDEN' },
    otherSite: { role: 'SAFETY_OFFICER', code: 'FORBIDDEN' },
  },
  {
    operation: 'saveImportMapping',
    document: saveMapping,
    variables: ({ ids }) => ({ input: { id: ids.importId, version: 2, mapping } }),
    ...hidden,
  },
  {
    operation: 'applyImport',
    document: applyImport,
    variables: ({ ids }) => ({ input: { id: ids.importId, version: 2 } }),
    ...hidden,
  },
  {
    operation: 'cancelImport',
    document: cancelImport,
    variables: ({ ids }) => ({ id: ids.importId }),
    ...hidden,
  },
  {
    operation: 'undoImport',
    document: undoImport,
    variables: ({ ids }) => ({ id: ids.importId }),
    ...hidden,
  },
]
