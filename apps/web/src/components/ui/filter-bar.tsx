'use client'

import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import classes from './filter-bar.module.css'

type Props = {
  /** Text search; leave out when the list has none. */
  search?: { value: string; onChange: (value: string) => void; label: string }
  /** Selects and switches, each with its own aria-label. */
  children?: ReactNode
  /** How many filters are set: shows "clear". */
  active?: number
  onClear?: () => void
  /** Saved views or the like, at the end of the row. */
  end?: ReactNode
}

export function FilterBar({ search, children, active = 0, onClear, end }: Props) {
  const t = useTranslations('common.list')
  return (
    <search className={classes.bar}>
      {search && <SearchField {...search} />}
      {children && <div className={classes.filters}>{children}</div>}
      {active > 0 && onClear && (
        <Button variant="subtle" onClick={onClear} leftSection={<X size={16} aria-hidden />}>
          {t('clear', { count: active })}
        </Button>
      )}
      {end && <div className={classes.end}>{end}</div>}
    </search>
  )
}

function SearchField({ value, onChange, label }: NonNullable<Props['search']>) {
  const [text, setText] = useState(value)
  const later = useDebouncedCallback(onChange, 300)
  useEffect(() => setText(value), [value])
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={18} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        later(event.currentTarget.value)
      }}
    />
  )
}
