/** Writes the digests of every document of the web: what the API accepts with TRUSTED_DOCUMENTS=on. */
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type DocumentNode, Kind } from 'graphql'
import { digestOf } from '../apps/api/src/trusted-documents'

const web = path.join(import.meta.dirname, '../apps/web')
const digests = new Set<string>()
const source = path.join(web, 'src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
for (const file of files.filter((name) => name.endsWith('.documents.ts'))) {
  const documents = (await import(pathToFileURL(path.join(source, file)).href)) as Record<
    string,
    DocumentNode
  >
  for (const document of Object.values(documents)) {
    const operations = document.definitions.some(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    )
    if (operations) digests.add(digestOf(document))
  }
}
writeFileSync(path.join(web, 'trusted-documents.json'), JSON.stringify([...digests].sort(), null, 2))
console.log(`${digests.size} documents`)
