import { isTest, type SourceFile, type Violation, withoutComments } from './files'
import { verbs } from './verbs'

const limits = { largest: 400, median: 70, p90: 200 }

const environmentDoors = [
  /^apps\/[^/]+\/src\/env\.ts$/,
  /^apps\/[^/]+\/next\.config\.(ts|mjs)$/,
  /^scripts\//,
  /^prisma\/seed\.ts$/, // a program of its own, started by scripts/start.mjs
  /^tests\/(support|bench)\//,
  /^[^/]+\.config\.ts$/,
  /^packages\/config\/src\/.*\.test\.ts$/, // only names it, in fixtures
]

const camelCase = (kebab: string) => kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** A noun's rules know nothing of who asks or where rows live. */
const impure = /\bctx\.(db|write)\b|\bawait\b|\bimport\b[^;\n]*\b(Ctx|Tx|OrgReads)\b/

/** What changes rows; a lock (`FOR UPDATE`) does not. */
const writing =
  /\b(tx|db|auth)\.\w+\.(create|update|upsert|delete)\w*\(|\$executeRaw|\b(INSERT INTO|DELETE FROM|UPDATE \w+ (\w+ )?SET)\b|\brecord(Each)?\(/

function kindOfCoreFile({ path, text }: SourceFile): string | undefined {
  const [folder, name, ...deeper] = path.slice('packages/core/src/'.length).split('/')
  if (!name) return `core holds folders of nouns only; move ${folder} into one`
  if (folder === 'access') return undefined
  if (deeper.length) return 'a noun has no folders inside'
  if (isTest(path)) return undefined
  const [stem = '', ...kinds] = name.replace(/\.ts$/, '').split('.')
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(stem)) return 'name it in lower-case words with hyphens'
  if (kinds.join('.') === 'rows' && writing.test(withoutComments(text)))
    return 'rows files read: write in the use case, or in a file named by its verb'
  if (kinds.length) {
    return /^(policy|input|rows)$/.test(kinds.join('.'))
      ? undefined
      : 'unknown kind: noun.ts, .policy.ts, .input.ts, .rows.ts or verb-first'
  }
  const code = withoutComments(text)
  const exportsItself = new RegExp(`export (async )?(function|const) ${camelCase(stem)}\\b`).test(code)
  if (exportsItself && verbs.has(stem.split('-')[0] ?? '')) return undefined
  if (impure.test(code)) {
    return `neither pure rules (it reads or writes) nor a use case (known verb first, exporting ${camelCase(stem)})`
  }
  return undefined
}

export const lineCount = (text: string) => text.replace(/\n$/, '').split('\n').length

function checkSizes(files: SourceFile[]): Violation[] {
  const sizes = files.map(({ path, text }) => ({ path, lines: lineCount(text) }))
  const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  const found = sizes
    .filter(({ lines }) => lines > limits.largest)
    .map(({ path, lines }) => ({ path, message: `${lines} lines, at most ${limits.largest}` }))
  if (at(0.5) > limits.median) found.push({ path: '.', message: `median file has ${at(0.5)} lines` })
  if (at(0.9) > limits.p90) found.push({ path: '.', message: `p90 file has ${at(0.9)} lines` })
  return found
}

export function checkStructure(files: SourceFile[]): Violation[] {
  const found = checkSizes(files)
  for (const file of files) {
    const { path } = file
    const fail = (message: string) => found.push({ path, message })
    if (/^(packages|apps|tests)\/.*\bindex\.tsx?$/.test(path))
      fail('no barrels: name the file by what is in it')
    if (path.startsWith('packages/core/src/')) {
      const message = kindOfCoreFile(file)
      if (message) fail(message)
    }
    if (!/\.(ts|tsx|mjs)$/.test(path)) continue
    const code = withoutComments(file.text)
    if (/\bprocess\.env\b/.test(code) && !environmentDoors.some((door) => door.test(path))) {
      fail('read the environment in apps/*/src/env.ts only')
    }
    if (/^\s*export \* (as \w+ )?from/m.test(code)) fail('no barrels: import from the file itself')
  }
  return found
}
