/** Writes the digests of every document of the web: what the API accepts with TRUSTED_DOCUMENTS=on. */
import { globSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DocumentNode } from 'graphql'
import { digestOf } from '../apps/api/src/trusted-documents'

const web = path.join(import.meta.dirname, '../apps/web')
const digests = new Set<string>()
for (const file of globSync('src/features/*/*.documents.ts', { cwd: web })) {
  const documents = (await import(pathToFileURL(path.join(web, file)).href)) as Record<string, DocumentNode>
  for (const document of Object.values(documents)) {
    const operations = document.definitions.some((definition) => definition.kind === 'OperationDefinition')
    if (operations) digests.add(digestOf(document))
  }
}
writeFileSync(path.join(web, 'trusted-documents.json'), JSON.stringify([...digests].sort(), null, 2))
console.log(`${digests.size} documents`)
