import { guardedPath, isCallOf, isFunction, isMember, visit } from './syntax.mjs'

/** Functions of this file by name, so that a helper shared by two verbs may do the guarding. */
function localFunctions(program) {
  const found = new Map()
  visit(program, (node) => {
    if (node.type === 'FunctionDeclaration' && node.id) found.set(node.id.name, node)
    if (node.type === 'VariableDeclarator' && isFunction(node.init)) found.set(node.id.name, node.init)
  })
  return found
}

function reached(start, functions) {
  const seen = new Set([start])
  for (const each of seen) {
    visit(each, (node) => {
      const called = node.type === 'CallExpression' && functions.get(node.callee.name)
      if (called) seen.add(called)
    })
  }
  return [...seen]
}

function calls(program, name) {
  let found = false
  visit(program, (node) => {
    if (isCallOf(node, name)) found = true
  })
  return found
}

/** `ctx.db.join(org, work)`: sign-up and joining, where nobody can be authorised yet. */
const isJoin = (callee) =>
  callee.type === 'MemberExpression' &&
  callee.property.name === 'join' &&
  callee.object.type === 'MemberExpression' &&
  callee.object.property.name === 'db'

/** Authorise on the loaded row, write, record: all inside one transaction, and nothing else in there. */
export const useCaseGuards = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = guardedPath('use-case-guards', context.filename, 'packages/core/src/')
    if (!file || file.startsWith('packages/core/src/access/')) return {}
    return {
      Program(program) {
        const functions = localFunctions(program)
        visit(program, (node) => {
          const report = (message, at = node) => context.report({ node: at, message })
          if (
            node.type === 'VariableDeclarator' &&
            node.init?.name === 'ctx' &&
            node.id.type === 'ObjectPattern'
          ) {
            const taken = node.id.properties.map((property) => property.key?.name)
            if (taken.includes('write') || taken.includes('writeOnce'))
              report('Call ctx.write(…) by its full name.')
          }
          if (node.type !== 'CallExpression') return
          if (isMember(node.callee, 'ctx', 'writeOnce')) {
            if (!calls(program, 'authorise')) report('ctx.writeOnce without authorise(…).')
            if (!calls(program, 'recorded')) report('A statement without recorded(…) in its WITH.')
            return
          }
          const joins = isJoin(node.callee)
          if (!joins && !isMember(node.callee, 'ctx', 'write')) return
          const given = node.arguments.at(-1)
          const inside = isFunction(given) ? given : functions.get(given?.name)
          if (!inside) {
            report('Give the transaction a function written in this file.')
            return
          }
          let authorised = joins
          let recorded = false
          for (const each of reached(inside, functions)) {
            visit(each, (below) => {
              if (isCallOf(below, 'authorise')) authorised = true
              if (isCallOf(below, 'record')) recorded = true
              if (isMember(below, 'ctx', 'db')) report('Inside the transaction use tx, never ctx.db.', below)
              if (isCallOf(below, 'fetch'))
                report('No network inside a transaction: send it from the outbox.', below)
            })
          }
          if (!authorised) report('ctx.write without authorise(…) on the loaded row.')
          if (!recorded)
            report('A transaction without record(…): every change leaves an audit row and an event.')
        })
      },
    }
  },
}
