// `npm start` and `npm run dev`: everything from a fresh clone to a running product. `--dev` reloads on change.
import { requireNode } from './lib/node-version.mjs'

requireNode()
const { start } = await import('./lib/start.mjs')
await start({ dev: process.argv.includes('--dev') })
