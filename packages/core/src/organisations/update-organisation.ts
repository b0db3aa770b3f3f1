import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { UpdateOrganisationInput } from './organisation.input'
import { can } from './organisation.policy'
import { organisationToChange, ownOrganisation } from './organisation.rows'

/** Changes what is given and leaves the rest. */
export async function updateOrganisation(ctx: Ctx, raw: UpdateOrganisationInput) {
  const { name, country, locale, timeZone, ...settings } = parse(UpdateOrganisationInput, raw)
  return ctx.write(async (tx) => {
    const before = await organisationToChange(tx, ctx)
    authorise(can.edit(ctx.actor))
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value != null))
    const after = await tx.organisation.update({
      ...ownOrganisation(ctx),
      data: {
        name: name ?? before.name,
        country: country ?? before.country,
        locale: locale ?? before.locale,
        timeZone: timeZone ?? before.timeZone,
        settings: { ...(before.settings as object), ...given },
      },
    })
    await record(tx, ctx, 'organisation.updated', { subject: ctx.org, before, after })
    return after
  })
}
