import { createRequire } from 'node:module'
import path from 'node:path'
import { hashOf, isFresh, markFresh, root } from './inputs.mjs'

const everywhere = ['package-lock.json', 'packages/config']
const server = ['packages', 'prisma/schema.prisma', 'prisma/models', 'scripts/bundle.mjs', ...everywhere]
const web = [
  'packages/core',
  'packages/messages',
  'packages/graphql/schema.graphql',
  'schema.graphql',
  ...everywhere,
]

const inApp = (app, file) => createRequire(path.join(root, 'apps', app, 'package.json')).resolve(file)

export const nextBin = () => inApp('web', 'next/dist/bin/next')

const parts = [
  {
    name: 'api',
    inputs: ['apps/api', ...server],
    stamp: 'apps/api/dist/.inputs',
    output: 'apps/api/dist/main.js',
    command: () => [path.join(root, 'scripts/bundle.mjs')],
  },
  {
    name: 'worker',
    inputs: ['apps/worker', ...server],
    stamp: 'apps/worker/dist/.inputs',
    output: 'apps/worker/dist/main.js',
    command: () => [path.join(root, 'scripts/bundle.mjs')],
  },
  {
    name: 'page',
    app: 'web',
    inputs: ['apps/web/src', 'apps/web/package.json', 'scripts/bundle-page.mjs', ...everywhere],
    stamp: 'apps/web/dist/.inputs',
    output: 'apps/web/dist/anonymous/bundle.json',
    command: () => [path.join(root, 'scripts/bundle-page.mjs')],
  },
  {
    name: 'web',
    inputs: ['apps/web', ...web],
    stamp: 'apps/web/.next/.inputs',
    output: 'apps/web/.next/BUILD_ID',
    command: () => [nextBin(), 'build'],
  },
]

/** Whoever builds in this folder holds it; whoever only runs does not. */
export const buildLock = path.join(root, 'node_modules/.closecall-build.lock')

/** Builds what its inputs' hash says is stale; `run(name, args, cwd)` runs one Node command. Returns what was built. */
export async function buildStale(run) {
  const built = []
  for (const part of parts) {
    const hash = hashOf(part.inputs)
    if (isFresh(part.stamp, hash, [part.output])) continue
    await run(`build ${part.name}`, part.command(), path.join(root, 'apps', part.app ?? part.name))
    markFresh(part.stamp, hash)
    built.push(part.name)
  }
  return built
}
