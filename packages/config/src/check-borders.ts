import { cruise, type IConfiguration, type IReporterOutput } from 'dependency-cruiser'
import type { Violation } from './files'

const source = (...packages: string[]) => `^packages/(${packages.join('|')})/src/`
const leaves = ['messages', 'documents', 'adapters']

/** Who may import whom. A layer may always import itself; what is not listed is refused. */
const layers: Record<string, { from: string; to: string[] }> = {
  db: { from: source('db'), to: [source('db')] },
  ...Object.fromEntries(leaves.map((leaf) => [leaf, { from: source(leaf), to: [source(leaf)] }])),
  config: { from: source('config'), to: [source('config')] },
  core: { from: source('core'), to: [source('core', 'db', ...leaves)] },
  graphql: { from: source('graphql'), to: [source('graphql', 'core', 'db')] },
  api: { from: '^apps/api/', to: ['^apps/api/', source('graphql', 'core', 'db', ...leaves)] },
  worker: { from: '^apps/worker/', to: ['^apps/worker/', source('core', 'db', ...leaves)] },
  web: {
    from: '^apps/web/',
    to: [
      '^apps/web/',
      '^packages/core/src/.+\\.input\\.ts$',
      source('messages'),
      // Pure and small: one guard against formulas for the page and the server.
      '^packages/documents/src/formula-cell\\.ts$',
      '^packages/graphql/schema\\.graphql$',
    ],
  },
}
/** Markers that Next resolves itself. */
const knownToNext = '^(server|client)-only$'
const own = '^(packages|apps|tests|prisma|scripts)/'

const forbidden: NonNullable<IConfiguration['forbidden']> = [
  ...Object.entries(layers).map(([name, { from, to }]) => ({
    name: `${name} imports only what it may`,
    severity: 'error' as const,
    from: { path: from },
    to: { path: own, pathNot: to },
  })),
  {
    name: 'nothing imports tests',
    severity: 'error',
    from: { pathNot: '^tests/' },
    to: { path: '^tests/|\\.test\\.tsx?$' },
  },
  {
    name: 'a form never pulls the server into the page',
    severity: 'error',
    from: { path: '^packages/core/src/.+\\.input\\.ts$' },
    to: { path: source('db', 'adapters', 'documents'), reachable: true },
  },
  { name: 'no cycles', severity: 'error', from: { pathNot: '/generated/' }, to: { circular: true } },
  {
    name: 'every import resolves',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: `/generated/|${knownToNext}` },
  },
]

export async function checkBorders(root: string): Promise<Violation[]> {
  const result: IReporterOutput = await cruise(
    ['packages', 'apps', 'tests'],
    {
      baseDir: root,
      ruleSet: { forbidden },
      validate: true,
      doNotFollow: { path: 'node_modules' },
      // The peer of the benchmarks has dependencies of its own, installed only to measure against it.
      exclude: { path: '(^|/)(node_modules|dist|\\.next|coverage)/|^tests/bench/peer/' },
      tsPreCompilationDeps: true,
      combinedDependencies: true,
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  )
  if (typeof result.output === 'string') throw new Error(result.output)
  const { summary } = result.output
  // A compiler it cannot read makes dependency-cruiser pass with nothing seen.
  if (summary.totalCruised === 0) return [{ path: '.', message: 'saw no modules at all' }]
  if (summary.totalDependenciesCruised === 0) return [{ path: '.', message: 'saw no imports at all' }]
  return summary.violations.map(({ from, to, rule }) => ({ path: from, message: `${rule.name}: → ${to}` }))
}
