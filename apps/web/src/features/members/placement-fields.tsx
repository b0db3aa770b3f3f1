'use client'

import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { useApiQuery } from '../../api/client'
import { MultiSelectField, SelectField, SwitchField } from '../../components/ui/form/choice-fields'
import { SiteNames } from '../sites/sites.documents'
import { grantable, type Role, reachesAll } from './roles'

/** Role and the sites it reaches; owners and administrators reach every site. */
export function PlacementFields({ owner, disabled }: { owner: boolean; disabled?: boolean }) {
  const t = useTranslations('settings.people')
  const tRole = useTranslations('nav.role')
  const role = useWatch({ name: 'role' }) as Role
  const allSites = useWatch({ name: 'allSites' }) as boolean
  const sites = useApiQuery(SiteNames, {}).data?.sites ?? []
  return (
    <>
      <SelectField
        name="role"
        label={t('role')}
        description={t(`can.${role}`)}
        options={grantable(owner).map((value) => ({ value, label: tRole(value) }))}
        disabled={disabled}
        required
      />
      {!reachesAll(role) && <SwitchField name="allSites" label={t('everySite')} disabled={disabled} />}
      {!reachesAll(role) && !allSites && (
        <MultiSelectField
          name="siteIds"
          label={t('sites')}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          disabled={disabled}
          required
        />
      )}
    </>
  )
}
