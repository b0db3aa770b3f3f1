'use client'

import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import classes from './menus.module.css'
import type { ShellProps } from './shell-props'

const looks = [
  { value: 'auto', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
] as const

export function MemberMenu({ viewer, signOut }: ShellProps) {
  const t = useTranslations('nav')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  // Without motion a menu is gone at once: a form that goes with it is never sent, so it stays.
  return (
    <Menu width={260} keepMounted>
      <Menu.Target>
        <UnstyledButton className={classes.member} aria-label={t('member', { name: viewer.member.name })}>
          {initials(viewer.member.name)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <strong dir="auto">{viewer.member.name}</strong>
          <small>{t(`role.${viewer.member.role}`)}</small>
        </div>
        <Menu.Divider />
        <Menu.Item
          component={Link}
          href="/settings/profile"
          leftSection={<UserRound size={18} aria-hidden />}
        >
          {t('profile')}
        </Menu.Item>
        <Menu.Label>{t('theme.label')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(look) => setColorScheme(look as (typeof looks)[number]['value'])}
        >
          {looks.map(({ value, icon: Icon }) => (
            <Menu.RadioItem key={value} value={value} rightSection={<Icon size={18} aria-hidden />}>
              {t(`theme.${value}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <form action={signOut}>
          <Menu.Item type="submit" leftSection={<LogOut size={18} aria-hidden />}>
            {t('signOut')}
          </Menu.Item>
        </form>
      </Menu.Dropdown>
    </Menu>
  )
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase()
