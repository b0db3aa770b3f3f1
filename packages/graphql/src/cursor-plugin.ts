import { invalid } from '@closecall/core/access/errors'
import SchemaBuilder, {
  BasePlugin,
  decodeBase64,
  decodeCursorChunk,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'

const name = 'cursors' as const

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      cursors: CursorPlugin<Types>
    }
  }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** As the builder sizes a page. */
const page = { usual: 20, most: 100 }

type Page = { first?: number | null; last?: number | null }

/** What a page holds, in tens: its list of edges, like every list, counts ten. */
const tens = ({ first, last }: Page) => Math.min(Math.max(first ?? last ?? page.usual, 1), page.most) / 10

/** A cursor is the key of a row, which the client has in its hands: nothing but two ids may reach the database. */
export class CursorPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  /** A page costs as much as it may hold, not as any list does. */
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (!('first' in field.args && 'last' in field.args)) return field
    const complexity = (args: Page) => ({ field: 1, multiplier: tens(args) })
    const pothosOptions = { ...field.pothosOptions, complexity }
    return { ...field, pothosOptions } as PothosOutputFieldConfig<Types>
  }

  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const known = ['after', 'before'].filter((arg) => arg in field.args)
    if (known.length === 0) return resolver
    return (root, args, context, info) => {
      const given = args as Record<string, unknown>
      const wrong = known.filter((arg) => given[arg] != null && !isCursor(given[arg]))
      if (wrong.length > 0) throw invalid(wrong.map((path) => ({ path, message: 'not_a_cursor' })))
      return resolver(root, args, context, info)
    }
  }
}

/** As the connections write it: the tuple of a tenant row's key. */
function isCursor(text: unknown): boolean {
  if (typeof text !== 'string') return false
  try {
    const key = decodeCursorChunk(decodeBase64(text).replace(/^GPC:/, ''))
    return (
      Array.isArray(key) && key.length === 2 && key.every((id) => typeof id === 'string' && uuid.test(id))
    )
  } catch {
    return false
  }
}

SchemaBuilder.registerPlugin(name, CursorPlugin)

export default name
