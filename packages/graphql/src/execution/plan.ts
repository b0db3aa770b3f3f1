import {
  type DocumentNode,
  defaultFieldResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql'
import { shownBy } from '../loaded-plugin'

/** A field of an operation with all that can be known of it before a request asks. */
export type Field = {
  key: string
  nodes: readonly FieldNode[]
  definition: GraphQLField<unknown, unknown>
  parent: GraphQLObjectType
  resolve: GraphQLFieldResolver<unknown, unknown>
  /** How a leaf is read off its row where the row has it; the resolver is asked where it has not. */
  shown: ReturnType<typeof shownBy>
  /** What is asked of the object it answers with; nothing of a leaf. */
  below: Selection
}
/** `empty` has every key, for objects that are filled without changing their shape. */
export type Selection = { fields: readonly Field[]; empty: Record<string, unknown> }
export type Plan = {
  operation: OperationDefinitionNode
  fragments: Record<string, FragmentDefinitionNode>
  selection: Selection
}

/** Something whose answer depends on more than the document: graphql-js executes it. */
class Unknown extends Error {}

const known = new WeakMap<DocumentNode, Map<string, Plan | null>>()

/** Worked out once a document. Null where graphql-js has to execute it. */
export function planOf(schema: GraphQLSchema, document: DocumentNode, name: string | null): Plan | null {
  const plans = known.get(document) ?? new Map<string, Plan | null>()
  known.set(document, plans)
  const key = name ?? ''
  const before = plans.get(key)
  if (before !== undefined) return before
  const plan = planned(schema, document, name)
  plans.set(key, plan)
  return plan
}

function planned(schema: GraphQLSchema, document: DocumentNode, name: string | null): Plan | null {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION)
  const asked = name === null ? operations : operations.filter((each) => each.name?.value === name)
  const [operation] = asked
  const root = operation && schema.getRootType(operation.operation)
  if (!operation || !root || asked.length > 1 || operation.operation === OperationTypeNode.SUBSCRIPTION)
    return null
  const fragments = fragmentsOf(document)
  try {
    const selection = selectionOf(fragments, root, [operation.selectionSet])
    const alone = operation.operation === OperationTypeNode.QUERY || selection.fields.length === 1
    // Several deeds wait for one another.
    return alone ? { operation, fragments, selection } : null
  } catch (error) {
    if (error instanceof Unknown) return null
    throw error
  }
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null)
  for (const each of definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments[each.name.value] = each
  return fragments
}

type Fragments = Plan['fragments']

const nothing: Selection = { fields: [], empty: {} }

function selectionOf(
  fragments: Fragments,
  parent: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Selection {
  const nodes = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  for (const set of sets) collect(fragments, parent, set, nodes, spread)
  const fields = [...nodes].map(([key, same]) => fieldOf(fragments, parent, key, same))
  return { fields, empty: Object.fromEntries(fields.map(({ key }) => [key, null])) }
}

function fieldOf(fragments: Fragments, parent: GraphQLObjectType, key: string, nodes: FieldNode[]): Field {
  const name = nodes[0]?.name.value ?? ''
  const definition = name === '__typename' ? TypeNameMetaFieldDef : parent.getFields()[name]
  // The introspection of the schema is none of a type's own fields.
  if (!definition) throw new Unknown()
  const resolve = definition.resolve ?? defaultFieldResolver
  const shown = isLeafType(getNullableType(definition.type)) ? shownBy(resolve) : null
  const type = getNamedType(definition.type)
  // Of an interface or a union each row decides for itself.
  if (!isLeafType(type) && (!isObjectType(type) || type.isTypeOf)) throw new Unknown()
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  const below = isObjectType(type) ? selectionOf(fragments, type, sets) : nothing
  return { key, nodes, definition, parent, resolve, shown, below }
}

/** Nodes by the name under which they are answered, in the order of the document, as graphql-js merges them. */
function collect(
  fragments: Fragments,
  parent: GraphQLObjectType,
  { selections }: SelectionSetNode,
  nodes: Map<string, FieldNode[]>,
  spread: Set<string>,
): void {
  for (const each of selections) {
    if (each.directives?.length) throw new Unknown()
    if (each.kind === Kind.FIELD) {
      const key = (each.alias ?? each.name).value
      // Set on an object, this name would be its prototype.
      if (key === '__proto__') throw new Unknown()
      const same = nodes.get(key)
      if (same) same.push(each)
      else nodes.set(key, [each])
      continue
    }
    if (each.kind === Kind.FRAGMENT_SPREAD && spread.has(each.name.value)) continue
    if (each.kind === Kind.FRAGMENT_SPREAD) spread.add(each.name.value)
    const fragment = each.kind === Kind.INLINE_FRAGMENT ? each : fragments[each.name.value]
    if (!fragment || (fragment.typeCondition && fragment.typeCondition.name.value !== parent.name))
      throw new Unknown()
    collect(fragments, parent, fragment.selectionSet, nodes, spread)
  }
}
