import { readdirSync, readFileSync } from 'node:fs'
import { messagesOf } from '@closecall/messages/messages'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldCode } from './field-code.input'

const core = new URL('../', import.meta.url)
/** Everything that refuses a field. */
const sources = [
  core,
  new URL('../../../graphql/src/', import.meta.url),
  new URL('../../../../apps/api/src/', import.meta.url),
]
const filesIn = (folder: URL) => readdirSync(folder, { recursive: true, encoding: 'utf8' })

/** A code as the web shows it: known in both languages, and with the number that its text asks for. */
function faultsOf(code: string): string[] {
  const [key = '', limit] = code.split(':')
  return (['en', 'ru'] as const).flatMap((locale) => {
    const text = (messagesOf(locale).errors.fields as Record<string, string>)[key]
    if (!text) return [`${code} has no text in ${locale}`]
    if (text.includes('{limit}') && !/^-?\d+$/.test(limit ?? '')) return [`${code} lacks its limit`]
    return []
  })
}

const long = 'x'.repeat(30_000)
const hostile: unknown[] = [
  [undefined, null, true, false, 0, -1, 1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY, 7n, Symbol('s')],
  ['', ' ', 'x', 'a\0b', '\ud800', long, 'a@b', '2026-02-31', '0', '4711', '٣', "'; DROP TABLE report --"],
  [[], [null], Array(6_000).fill('x'), {}, { x: 1 }, { length: 3 }, new Map(), () => 'x', new Error('x')],
  [new Date(Number.NaN), new Date('0001-01-01'), new Date('+275760-09-13'), { create: false, id: 'x' }],
].flat()

/** The schema and all it is made of. */
function partsOf(schema: z.core.$ZodType, seen = new Set<z.core.$ZodType>()) {
  if (seen.has(schema)) return seen
  seen.add(schema)
  const isSchema = (value: unknown): value is z.core.$ZodType =>
    typeof value === 'object' && value !== null && '_zod' in value && 'parse' in value
  const { checks: _itsOwn, ...def } = schema._zod.def
  for (const value of Object.values(def)) {
    const within = Array.isArray(value) || value?.constructor === Object ? Object.values(value) : [value]
    for (const each of within) if (isSchema(each)) partsOf(each, seen)
  }
  return seen
}

async function inputs() {
  const found: [string, z.ZodType][] = []
  for (const file of filesIn(core).filter((name) => name.endsWith('.input.ts'))) {
    const exported: Record<string, unknown> = await import(new URL(file, core).href)
    for (const [name, value] of Object.entries(exported))
      if (value instanceof z.ZodType) found.push([`${file} ${name}`, value])
  }
  return found
}

test('whatever an input is given, it refuses in words that the web can show', async () => {
  const all = await inputs()
  expect(all.length).toBeGreaterThan(80)
  const faults = new Set<string>()
  for (const [name, schema] of all)
    for (const part of partsOf(schema)) {
      // A step in between: it only ever sees what was let through before.
      if (part._zod.def.type === 'transform') continue
      for (const value of hostile) {
        const { error } = z.safeParse(part, value, { error: fieldCode })
        for (const { message } of error?.issues ?? [])
          for (const fault of faultsOf(message)) faults.add(`${name}: ${fault}`)
      }
    }
  expect([...faults]).toEqual([])
})

test('so does every rule that names its own word', () => {
  const code = (file: string) => file.endsWith('.ts') && !/\.test\.ts$|generated/.test(file)
  const text = sources
    .flatMap((folder) =>
      filesIn(folder)
        .filter(code)
        .map((file) => readFileSync(new URL(file, folder), 'utf8')),
    )
    .join('\n')
  const words = [...text.matchAll(/\b(?:message|error): '([a-z_]+(?::\d+)?)'/g)].map(([, word = '']) => word)
  expect(words.length).toBeGreaterThan(25)
  expect([...new Set(words)].flatMap(faultsOf)).toEqual([])
})

test.each<[string, z.ZodType, unknown]>([
  ['required', z.string(), undefined],
  ['required', z.string().min(1), ''],
  ['wrong_type', z.string(), 7],
  ['too_long:64', z.string().max(64), long],
  ['too_short:3', z.string().min(3), 'ab'],
  ['too_big:5', z.number().max(5), 6],
  ['too_small:1', z.int().min(1), 0],
  ['too_many', z.array(z.string()).max(2), ['a', 'b', 'c']],
  ['not_one_of', z.enum(['A']), 'B'],
  ['unknown_field', z.strictObject({}), { colour: 'red' }],
  ['invalid', z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]), { c: 1 }],
  ['its_own_word', z.string().max(2, 'its_own_word'), 'abc'],
])('%s', (code, schema, value) => {
  expect(schema.safeParse(value, { error: fieldCode }).error?.issues[0]?.message).toBe(code)
})
