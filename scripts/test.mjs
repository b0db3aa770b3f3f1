// `npm test`: installs if needed, then every check and every test. `npm test -- tests/graphql/reports.test.ts` or
// `npm test -- --project unit -t words` runs a part; `npm test -- checks` only the checks.
import { requireNode } from './lib/node-version.mjs'

requireNode()
const { test } = await import('./lib/test.mjs')
process.exit(await test(process.argv.slice(2)))
