import { guardedPath, visit } from './syntax.mjs'

const resolverKeys = new Set(['resolve', 'subscribe', 'query', 'totalCount'])
const writes = /^(create|createMany|update|updateMany|upsert|delete|deleteMany)$/
const deeds = new Set(['write', 'writeOnce'])
const comparisons = /^(===|!==|==|!=|<|>|<=|>=)$/
const decidedInCore = new Set(['role', 'status', 'state', 'version', 'severity', 'kind'])

const isProperty = (node, names) =>
  node.type === 'Property' && !node.computed && names.has(node.key.name ?? node.key.value)
const isDecision = (node) => node?.type === 'MemberExpression' && decidedInCore.has(node.property.name)

/** A resolver fetches or calls one use case; filters, rows and rules live in core. */
export const thinResolver = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    if (!guardedPath('thin-resolver', context.filename, 'packages/graphql/src/')) return {}
    const filters = new Set(['where', 'data'])
    return {
      Program(program) {
        visit(program, (node, parents) => {
          const report = (message) => context.report({ node, message })
          const { callee } = node.type === 'CallExpression' ? node : {}
          if (
            callee?.type === 'MemberExpression' &&
            deeds.has(callee.property.name) &&
            (callee.object.name ?? callee.object.property?.name) === 'ctx'
          ) {
            report('A mutation calls a use case; ctx.write belongs to core.')
          }
          if (!parents.some((parent) => isProperty(parent, resolverKeys))) return
          if (
            callee?.type === 'MemberExpression' &&
            writes.test(callee.property.name) &&
            callee.object.type === 'MemberExpression'
          ) {
            report('A resolver writes nothing: call a use case.')
          }
          if (isProperty(node, filters))
            report(`No ${node.key.name} in a resolver: take it from core's rows file.`)
          if (node.type === 'SwitchStatement') report('No rule in a resolver: move it to core.')
          if (node.type === 'BinaryExpression' && comparisons.test(node.operator)) {
            if (isDecision(node.left) || isDecision(node.right))
              report('No rule in a resolver: ask the policy in core.')
          }
        })
      },
    }
  },
}
