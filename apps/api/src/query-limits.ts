import { forbidden } from '@closecall/core/access/errors'
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
  'submitAnonymousReport',
  'openReceipt',
  'replyAnonymously',
  'enrolKiosk',
  'kioskHeartbeat',
  'leaveKiosk',
  'fileAtKiosk',
])

export type Door = 'members' | 'anonymous'

/** What the anonymous door opens for, and nothing else does. */
const anonymous = new Set([
  'anonymousPlace',
  'workChallenge',
  'submitAnonymousReport',
  'openReceipt',
  'replyAnonymously',
  'enrolKiosk',
  'kioskHeartbeat',
  'leaveKiosk',
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
        // The operation's own braces are no level, nor are the edges and nodes of one page.
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

/** Sign-in and everything else of a member has no business at the anonymous door, nor the other way round. */
export const openAt =
  (door: Door): ValidationRule =>
  (context) => ({
    OperationDefinition(operation) {
      const { selections } = operation.selectionSet
      const names = selections.map((each) => (each.kind === Kind.FIELD ? each.name.value : 'a fragment'))
      const asked = names.filter((name) => !name.startsWith('__'))
      const strange = (name: string) => (door === 'anonymous' ? !anonymous.has(name) : anonymous.has(name))
      if (!asked.some(strange)) return
      const originalError = forbidden('anonymous.other_door')
      context.reportError(new GraphQLError(originalError.message, { originalError }))
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
