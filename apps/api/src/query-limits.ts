import { GraphQLError, Kind, type SelectionSetNode, type ValidationRule } from 'graphql'

const most = { aliases: 15, depth: 10 }

/** Operations that try a secret: one a request, or aliases would try a thousand. */
const alone = new Set([
  'signIn',
  'signInWithPin',
  'signUp',
  'acceptInvitation',
  'resetPassword',
  'requestPasswordReset',
  'changePassword',
  'switchOrganisation',
  'invitation',
])

const tooMuch = (reason: string, message: string) =>
  new GraphQLError(message, { extensions: { code: 'LIMIT', reason } })

export const aliasLimit: ValidationRule = (context) => {
  let aliases = 0
  return {
    Field(node) {
      if (node.alias && ++aliases === most.aliases + 1)
        context.reportError(tooMuch('query.aliases', `At most ${most.aliases} aliases`))
    },
  }
}

export const depthLimit: ValidationRule = (context) => {
  let depth = 0
  return {
    SelectionSet: {
      enter() {
        if (++depth === most.depth + 3)
          context.reportError(tooMuch('query.depth', `At most ${most.depth} levels`))
      },
      leave() {
        depth--
      },
    },
  }
}

export const secretsAlone: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const names = rootFields(operation.selectionSet)
    if (names.length > 1 && names.some((name) => alone.has(name)))
      context.reportError(tooMuch('query.one_secret', 'This operation must come alone in its request'))
  },
})

/** Names of the root fields; a fragment at the root counts as two, since it may repeat a secret. */
function rootFields(set: SelectionSetNode): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD)
      return selection.name.value === '__typename' ? [] : [selection.name.value]
    return selection.kind === Kind.INLINE_FRAGMENT ? rootFields(selection.selectionSet) : [...alone]
  })
}
