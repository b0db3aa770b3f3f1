import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  getNamedType,
  Kind,
} from 'graphql'
import { getDatamodel } from './generated/pothos'

const name = 'loaded' as const

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      loaded: LoadedPlugin<Types>
    }
  }
}

type Resolver = GraphQLFieldResolver<unknown, object, object>

/**
 * Prisma's plugin looks up for every field of every row whether the plan of the query has loaded it: a third of a page's
 * execution. For a field that needs columns only, the row itself shows it. For any other without arguments the first row of a
 * list shows it: one plan loaded them all, and who was not loaded is answered later. Stands just before that plugin.
 */
export class LoadedPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  private readonly byColumns = new Set<string>()

  override wrapResolve(resolver: Resolver, field: PothosOutputFieldConfig<Types>): Resolver {
    if (field.kind !== 'PrismaObject' || Object.keys(field.args).length > 0) return resolver
    const select = field.extensions?.pothosPrismaSelect
    const own = (field.resolve ?? defaultFieldResolver) as Resolver
    const { extensions } = this.buildCache.getTypeConfig(field.parentType)
    const columns = columnsOf(extensions?.pothosPrismaModel, select)
    if (!columns) return typeof select === 'function' ? this.onceAList(resolver, own) : resolver
    this.byColumns.add(`${field.parentType}.${field.name}`)
    return (row, args, context, info) => {
      for (const column of columns)
        if ((row as Record<string, unknown>)[column] === undefined) return resolver(row, args, context, info)
      return own(row, args, context, info)
    }
  }

  private onceAList(resolver: Resolver, own: Resolver): Resolver {
    const loaded = new WeakMap<object, GraphQLResolveInfo['path']>()
    return (row, args, context, info) => {
      const list = listOf(info.path)
      // graphql-js makes the nodes of a field once per request and the path of a list once per list.
      if (list && loaded.get(info.fieldNodes) === list) return own(row, args, context, info)
      const answer = resolver(row, args, context, info)
      if (list && isThere(answer) && this.endsBelow(info)) loaded.set(info.fieldNodes, list)
      return answer
    }
  }

  /** Whether nothing under this field would have to be looked up: Prisma's plugin leaves word for it row by row. */
  private endsBelow({ fieldNodes, returnType }: GraphQLResolveInfo): boolean {
    const type = getNamedType(returnType).name
    return fieldNodes.every(({ selectionSet }) =>
      selectionSet?.selections.every(
        (each) => each.kind === Kind.FIELD && this.byColumns.has(`${type}.${each.name.value}`),
      ),
    )
  }
}

/** The list that a field's row stands in, be it a connection's. */
function listOf({ prev }: GraphQLResolveInfo['path']): GraphQLResolveInfo['path'] | undefined {
  const at = prev?.key === 'node' ? prev.prev : prev
  return typeof at?.key === 'number' ? at.prev : undefined
}

/** An object at once: who has to be asked for is promised, and nothing says nothing. */
const isThere = (answer: unknown) => typeof answer === 'object' && answer !== null && !('then' in answer)

const { models } = getDatamodel().datamodel

/** The columns a field selects, if it selects nothing else. */
function columnsOf(model: unknown, select: unknown): string[] | null {
  if (typeof model !== 'string' || typeof select !== 'object' || select === null) return null
  const scalars = new Set(
    models[model]?.fields.filter(({ kind }) => kind === 'scalar').map((each) => each.name),
  )
  const names = Object.keys(select)
  return names.every((column) => scalars.has(column)) ? names : null
}

SchemaBuilder.registerPlugin(name, LoadedPlugin)

export default name
