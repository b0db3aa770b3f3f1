// Writes what is derived from prisma/ (database client, builder types), from the GraphQL schema (the web's
// types), from the web's documents (the list the API trusts) and from its folders (the types of the routes).
// `npm run generate`; does nothing when fresh.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { hashOf, isFresh, markFresh, root } from './lib/inputs.mjs'

const version = (name) => `node_modules/${name}/package.json`

const parts = [
  {
    inputs: [
      'prisma/schema.prisma',
      'prisma/models',
      'prisma.config.ts',
      'scripts/write-datamodel.mjs',
      version('prisma'),
      version('@pothos/plugin-prisma'),
    ],
    stamp: 'packages/db/src/generated/.inputs',
    outputs: [
      'packages/db/src/generated/client.ts',
      'packages/db/src/generated/datamodel.ts',
      'packages/graphql/src/generated/pothos.ts',
    ],
    command: ['node_modules/prisma/build/index.js', 'generate'],
    cwd: '.',
  },
  {
    inputs: [
      'packages/graphql/schema.graphql',
      'apps/web/tsconfig.json',
      'apps/web/src/api',
      version('gql.tada'),
    ],
    stamp: 'apps/web/src/generated/.inputs',
    outputs: ['apps/web/src/generated/graphql-env.d.ts'],
    command: ['../../node_modules/gql.tada/bin/cli.js', 'generate-output'],
    cwd: 'apps/web',
  },
  {
    inputs: [
      'apps/web/src/features',
      'apps/web/src/anonymous',
      'apps/web/src/kiosk',
      'apps/api/src/trusted-documents.ts',
      'scripts/gather-documents.ts',
    ],
    stamp: 'apps/web/src/generated/.documents',
    outputs: ['apps/web/trusted-documents.json'],
    command: ['--import', 'tsx', 'scripts/gather-documents.ts'],
    cwd: '.',
  },
  {
    inputs: ['apps/web/src/app', 'apps/web/next.config.ts', version('next')],
    stamp: 'apps/web/src/generated/.routes',
    outputs: ['apps/web/.next/types/routes.d.ts', 'apps/web/next-env.d.ts'],
    command: ['../../node_modules/next/dist/bin/next', 'typegen'],
    cwd: 'apps/web',
  },
]

const env = {
  ...process.env,
  // Generators are found by their command's name.
  PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
  // Prisma only asks that the file exists; generating runs in WebAssembly, and nothing is downloaded.
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
}

for (const { inputs, stamp, outputs, command, cwd } of parts) {
  const hash = hashOf(inputs)
  if (!process.argv.includes('--force') && isFresh(stamp, hash, outputs)) continue
  const made = spawnSync(process.execPath, command, { cwd: path.join(root, cwd), encoding: 'utf8', env })
  if (made.status !== 0) {
    process.stderr.write(`${made.stdout ?? ''}${made.stderr ?? ''}${made.error?.message ?? ''}`)
    process.exit(1)
  }
  markFresh(stamp, hash)
}
