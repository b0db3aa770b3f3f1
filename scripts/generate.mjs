// Writes the database client and the GraphQL builder's types from prisma/. `npm run generate`; does nothing when fresh.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { hashOf, isFresh, markFresh, root } from './lib/inputs.mjs'

const inputs = [
  'prisma/schema.prisma',
  'prisma/models',
  'prisma.config.ts',
  'node_modules/prisma/package.json',
]
const pothos = 'node_modules/@pothos/plugin-prisma/package.json'
const stamp = 'packages/db/src/generated/.inputs'
const outputs = ['packages/db/src/generated/client.ts', 'packages/graphql/src/generated/pothos.ts']

const hash = hashOf([...inputs, pothos])
if (!process.argv.includes('--force') && isFresh(stamp, hash, outputs)) process.exit(0)

const made = spawnSync(
  process.execPath,
  [path.join(root, 'node_modules/prisma/build/index.js'), 'generate'],
  {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      // Generators are found by their command's name.
      PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
      // Prisma only asks that the file exists; generating runs in WebAssembly, and nothing is downloaded.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  },
)
if (made.status !== 0) {
  process.stderr.write(`${made.stdout ?? ''}${made.stderr ?? ''}${made.error?.message ?? ''}`)
  process.exit(1)
}
markFresh(stamp, hash)
