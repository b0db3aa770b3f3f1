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
  if (viewer.organisations.length < 2) return <div className={classes.organisation}>{name}</div>
  // Without motion a menu is gone at once: a form that goes with it is never sent, so it stays.
  return (
    <Menu position="bottom-start" width="target" keepMounted>
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
        {viewer.organisations.map(({ organisationId, name: other, role }) => (
          <form key={organisationId} action={switchOrganisation}>
            <input type="hidden" name="organisationId" value={organisationId} />
            <Menu.Item
              type="submit"
              disabled={organisationId === viewer.organisation.id}
              rightSection={organisationId === viewer.organisation.id && <Check size={16} aria-hidden />}
            >
              <span className={classes.words}>
                <strong dir="auto">{other}</strong>
                <small>{t(`role.${role}`)}</small>
              </span>
            </Menu.Item>
          </form>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
