import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { printSchemaText } from './schema-text'

/** `tsx packages/graphql/src/print-schema.ts` writes schema.graphql; `--check` only says whether it would change. */
const file = fileURLToPath(new URL('../schema.graphql', import.meta.url))
const text = printSchemaText()

if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error('schema.graphql is not what the code says: run `npm run schema`')
  process.exitCode = 1
}
