'use client'

import { Menu, UnstyledButton } from '@mantine/core'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LogoMark } from '../../logo'
import classes from './menus.module.css'
import type { ShellProps } from './shell-props'

/** Whose data is on screen; for somebody in several organisations also the way to another. */
export function OrganisationMenu({ viewer, switchOrganisation }: ShellProps) {
  const t = useTranslations('nav')
  const name = (
    <>
      <LogoMark size={36} />
      <span className={classes.words}>
        <strong dir="auto">{viewer.organisation.name}</strong>
        <small>CloseCall</small>
      </span>
    </>
  )
  if (viewer.memberships.length < 2) return <div className={classes.organisation}>{name}</div>
  return (
    <Menu position="bottom-start" width="target">
      <Menu.Target>
        <UnstyledButton
          className={classes.organisation}
          aria-label={t('switch', { name: viewer.organisation.name })}
        >
          {name}
          <ChevronsUpDown size={18} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('organisations')}</Menu.Label>
        {viewer.memberships.map(({ organisation, role }) => (
          <form key={organisation.id} action={switchOrganisation}>
            <input type="hidden" name="organisationId" value={organisation.id} />
            <Menu.Item
              type="submit"
              disabled={organisation.id === viewer.organisation.id}
              rightSection={organisation.id === viewer.organisation.id && <Check size={16} aria-hidden />}
            >
              <span className={classes.words}>
                <strong dir="auto">{organisation.name}</strong>
                <small>{t(`role.${role}`)}</small>
              </span>
            </Menu.Item>
          </form>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
