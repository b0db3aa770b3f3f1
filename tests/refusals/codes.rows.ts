import type { RefusalRow } from './row'
import type { Victim } from './victim'

const variables = ({ ids }: Victim) => ({ input: { id: ids.codeId, version: 1 } })
const refused = {
  variables,
  nobody: 'UNAUTHENTICATED',
  otherOrganisation: 'NOT_FOUND',
  weakerRole: { role: 'SUPERVISOR', code: 'FORBIDDEN' },
  otherSite: { role: 'SAFETY_OFFICER', code: 'FORBIDDEN' },
} as const

export const prepare = async ({ worker }: Victim) => {
  const { sites } = await worker.run('{ sites { name code { id code } } }')
  return { codeId: sites[0].code.id, code: sites[0].code.code }
}

const changes: RefusalRow[] = ['disableCode', 'enableCode', 'replaceCode'].map((operation) => ({
  operation,
  document: `mutation ($input: ChangeCodeInput!) { ${operation}(input: $input) { id code } }`,
  ...refused,
}))

export const rows: RefusalRow[] = [
  ...changes,
  {
    operation: 'locationCode',
    document: 'query ($code: String!) { locationCode(code: $code) { id site { name } location { name } } }',
    variables: ({ ids }) => ({ code: ids.code }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt:
      'Everybody may report about every site of their organisation; what hangs on its walls is no secret there.',
  },
]
