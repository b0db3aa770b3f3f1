/** The tenant. Nothing below the sessions, the worker and the tests may make one from a string. */
export type OrgId = string & { readonly __brand: 'OrgId' }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function mintOrgId(value: string): OrgId {
  if (!uuid.test(value)) throw new TypeError('an organisation id is a lower-case UUID')
  return value as OrgId
}
