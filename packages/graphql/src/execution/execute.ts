import {
  type ExecutionArgs,
  type ExecutionResult,
  execute as executeByGraphql,
  type FieldNode,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNullableType,
  getVariableValues,
  isLeafType,
  isListType,
  isNonNullType,
  locatedError,
  responsePathAsArray,
} from 'graphql'
import { hasAll } from '../loaded-plugin'
import { type Field, planOf, type Selection } from './plan'

type Path = GraphQLResolveInfo['path']
type Run = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'rootValue' | 'operation' | 'variableValues'> & {
  context: unknown
  errors: { found: GraphQLError[]; at: Set<Path | undefined> }
}
type Answer = Record<string, unknown>

/**
 * Executes an operation exactly as graphql-js does, which for every field of every row looks up its definition, collects what
 * is asked below it and reads its arguments. Here that is known from the plan, worked out once a document; what a plan cannot
 * know (directives, interfaces, introspection, several deeds) graphql-js executes itself.
 */
export function execute(args: ExecutionArgs): Promise<ExecutionResult> | ExecutionResult {
  const { schema, document, operationName, variableValues, contextValue, rootValue } = args
  const plan = planOf(schema, document, operationName ?? null)
  if (!plan) return executeByGraphql(args)
  const { operation, fragments, selection } = plan
  const variables = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {}, {
    maxErrors: 50,
  })
  if (variables.errors) return { errors: variables.errors }
  const run: Run = {
    schema,
    fragments,
    rootValue,
    operation,
    variableValues: variables.coerced,
    context: contextValue,
    errors: { found: [], at: new Set() },
  }
  const failed = (error: unknown) => {
    note(run, error as GraphQLError, undefined)
    return response(run, null)
  }
  try {
    const data = answer(run, selection, rootValue, undefined)
    return isPromise(data) ? data.then((each) => response(run, each), failed) : response(run, data)
  } catch (error) {
    return failed(error)
  }
}

function response({ errors }: Run, data: Answer | null): ExecutionResult {
  return errors.found.length === 0 ? { data } : { errors: errors.found, data }
}

/** Not where something above is null by now for an earlier error. */
function note({ errors }: Run, error: GraphQLError, path: Path | undefined): void {
  for (let at = path; at; at = at.prev) if (errors.at.has(at)) return
  if (errors.at.has(undefined)) return
  errors.at.add(path)
  errors.found.push(error)
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'

function answer(run: Run, { fields, empty }: Selection, source: unknown, path: Path | undefined) {
  // Not as graphql-js makes it, without a prototype: that is a dictionary, slow to fill and to write as text.
  const values: Answer = { ...empty }
  let waits = false
  try {
    for (const field of fields) {
      const { key, shown, parent } = field
      const value =
        shown && hasAll(source, shown.columns)
          ? seen(run, field, shown.show, source, path)
          : resolved(run, field, source, { prev: path, key, typename: parent.name })
      values[key] = value
      if (isPromise(value)) waits = true
    }
  } catch (error) {
    if (!waits) throw error
    // What was asked before must be heard out, since it may fail as well.
    return settled(values).finally(() => {
      throw error
    })
  }
  return waits ? settled(values) : values
}

function settled(values: Answer): Promise<Answer> {
  return Promise.all(Object.values(values)).then((found) => {
    for (const [i, key] of Object.keys(values).entries()) values[key] = found[i]
    return values
  })
}

const nothing = Object.freeze({})

/** A leaf read off its row; only a failure has to know where that was. */
function seen(
  run: Run,
  field: Field,
  show: NonNullable<Field['shown']>['show'],
  source: unknown,
  prev: Path | undefined,
): unknown {
  const { definition, key, parent } = field
  const at = (): Path => ({ prev, key, typename: parent.name })
  try {
    const value = show(source, nothing, run.context)
    return isPromise(value)
      ? finished(run, field, definition.type, at(), value)
      : leaf(field, definition.type, value)
  } catch (error) {
    return failure(run, field, definition.type, at())(error)
  }
}

function resolved(run: Run, field: Field, source: unknown, path: Path): unknown {
  const { definition, nodes, parent } = field
  const { schema, fragments, rootValue, operation, variableValues, context } = run
  const info: GraphQLResolveInfo = {
    fieldName: definition.name,
    fieldNodes: nodes,
    returnType: definition.type,
    parentType: parent,
    path,
    schema,
    fragments,
    rootValue,
    operation,
    variableValues,
  }
  try {
    const args =
      definition.args.length === 0
        ? nothing
        : getArgumentValues(definition, nodes[0] as FieldNode, variableValues)
    return finished(run, field, definition.type, path, field.resolve(source, args, context, info))
  } catch (error) {
    return failure(run, field, definition.type, path)(error)
  }
}

function finished(run: Run, field: Field, type: GraphQLOutputType, path: Path, value: unknown): unknown {
  const whole = isPromise(value)
    ? value.then((each) => completed(run, field, type, path, each))
    : completed(run, field, type, path, value)
  return isPromise(whole) ? whole.then(undefined, failure(run, field, type, path)) : whole
}

/** Null where that is allowed; otherwise whatever is above fails. */
const failure =
  (run: Run, { nodes }: Field, type: GraphQLOutputType, path: Path) =>
  (raw: unknown) => {
    const error = locatedError(raw, nodes, responsePathAsArray(path))
    if (isNonNullType(type)) throw error
    note(run, error, path)
    return null
  }

function completed(run: Run, field: Field, type: GraphQLOutputType, path: Path, value: unknown): unknown {
  if (value instanceof Error) throw value
  if (isNonNullType(type)) {
    const whole = completed(run, field, type.ofType, path, value)
    if (whole === null) throw nullAt(field)
    return whole
  }
  if (value === null || value === undefined) return null
  if (isListType(type)) return listed(run, field, type.ofType, path, value)
  return isLeafType(type) ? leaf(field, type, value) : answer(run, field.below, value, path)
}

function leaf(field: Field, type: GraphQLOutputType, value: unknown): unknown {
  if (value instanceof Error) throw value
  if (value === null || value === undefined) {
    if (isNonNullType(type)) throw nullAt(field)
    return null
  }
  const bare = getNullableType(type) as GraphQLLeafType
  const written: unknown = bare.serialize(value)
  if (written === null || written === undefined)
    throw new Error(`Expected \`${bare.name}.serialize\` to return a value for ${nameOf(field)}.`)
  return written
}

function listed(run: Run, field: Field, type: GraphQLOutputType, path: Path, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(Symbol.iterator in value))
    throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(field)}".`)
  const waiting: Promise<unknown>[] = []
  try {
    const items = Array.from(value as Iterable<unknown>, (item, key) => {
      const whole = itemOf(run, field, type, { prev: path, key, typename: undefined }, item)
      if (isPromise(whole)) waiting.push(whole)
      return whole
    })
    return waiting.length > 0 ? Promise.all(items) : items
  } catch (error) {
    // Nobody waits for the others any more, and what they fail of would end the process.
    for (const each of waiting) each.catch(() => {})
    throw error
  }
}

function itemOf(run: Run, field: Field, type: GraphQLOutputType, at: Path, item: unknown): unknown {
  try {
    return finished(run, field, type, at, item)
  } catch (error) {
    return failure(run, field, type, at)(error)
  }
}

const nullAt = (field: Field) => new Error(`Cannot return null for non-nullable field ${nameOf(field)}.`)
const nameOf = ({ parent, definition }: Field) => `${parent.name}.${definition.name}`
