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
  const { sites } = await worker.run('{ sites { name code { id } } }')
  return { codeId: sites[0].code.id }
}

export const rows: RefusalRow[] = ['disableCode', 'enableCode', 'replaceCode'].map((operation) => ({
  operation,
  document: `mutation ($input: ChangeCodeInput!) { ${operation}(input: $input) { id code } }`,
  ...refused,
}))
