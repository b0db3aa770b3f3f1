import { newDraft, quoted } from './draft'
import { type Args, argsOf, given, modelOf, Unknown } from './model'
import { rowsOf } from './rows'
import { whereOf } from './where'

/** One statement that answers with one text of JSON, and what Prisma would have made of it. */
export type Compiled = { text: string; values: string[]; read(json: string): unknown }

const firsts = new Set(['findFirst', 'findFirstOrThrow', 'findUnique', 'findUniqueOrThrow'])

/** Null where the question has a part this compiler does not know. */
export function compile(delegate: string, method: string, args: unknown): Compiled | null {
  try {
    return compiled(delegate, method, args === undefined ? {} : argsOf(args))
  } catch (error) {
    if (error instanceof Unknown) return null
    throw error
  }
}

function compiled(delegate: string, method: string, args: Args): Compiled {
  const model = modelOf(delegate)
  const draft = newDraft()
  if (method === 'count') {
    const { where, ...others } = args
    if (given(others).length > 0) throw new Unknown()
    const condition = where === undefined ? 'true' : whereOf(draft, model, 't', argsOf(where))
    const text = `SELECT count(*) FROM ${quoted(model.table)} t WHERE ${condition}`
    return { text, values: draft.values, read: Number }
  }
  const one = firsts.has(method)
  if (!one && method !== 'findMany') throw new Unknown()
  if (one && args.take !== undefined) throw new Unknown()
  const { sql, read } = rowsOf(draft, model, one ? { ...args, take: 1 } : args)
  const rows = (json: string) => read(JSON.parse(json) as unknown[][])
  return { text: sql, values: draft.values, read: one ? (json) => rows(json)[0] ?? null : rows }
}
