import exemptions from './exemptions.mjs'

/** Visits every node below `node`, itself included; `parents` runs from the outermost inwards. */
export function visit(node, see, parents = []) {
  if (!node || typeof node.type !== 'string') return
  see(node, parents)
  for (const [key, child] of Object.entries(node)) {
    if (key === 'parent') continue
    for (const each of Array.isArray(child) ? child : [child]) {
      if (each && typeof each === 'object') visit(each, see, [...parents, node])
    }
  }
}

export const isFunction = (node) =>
  /^(ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(node?.type ?? '')

/** `ctx.write` → is member(node, 'ctx', 'write'). */
export const isMember = (node, object, property) =>
  node?.type === 'MemberExpression' && node.object.name === object && node.property.name === property

export const isCallOf = (node, name) => node.type === 'CallExpression' && node.callee.name === name

/** Path as seen from the repository's root, or undefined where the rule does not apply. */
export function guardedPath(rule, filename, inside) {
  const path = filename.replaceAll('\\', '/')
  const start = path.lastIndexOf(`/${inside}`)
  if (start < 0 || /\.test\.tsx?$/.test(path)) return undefined
  const file = path.slice(start + 1)
  return exemptions.some((each) => each.rule === rule && each.file === file) ? undefined : file
}
