'use client'

import { Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import classes from './filter-select.module.css'

type Props = {
  label: string
  options: { value: string; label: string }[]
  value: string[]
  onChange: (value: string[]) => void
  /** Asks for other options; without it a long list is searched in the browser. */
  onSearch?: (text: string) => void
}

/** One filter of a list: its name on a button, its choices behind it. */
export function FilterSelect({ label, options, value, onChange, onSearch }: Props) {
  const t = useTranslations('common.list')
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown = onSearch
    ? options
    : options.filter((option) => option.label.toLowerCase().includes(wanted) || value.includes(option.value))
  const single = value.length === 1 && options.find((option) => option.value === value[0])?.label
  return (
    <Popover position="bottom-start" shadow="md" trapFocus withinPortal radius="md" width={280}>
      <Popover.Target>
        <Button
          variant="default"
          className={classes.button}
          data-on={value.length > 0 || undefined}
          rightSection={<ChevronDown size={16} aria-hidden />}
        >
          {label}
          {value.length > 0 && <span className={classes.value}>{single || value.length}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.drop} aria-label={label}>
        {(onSearch || options.length > 8) && (
          <TextInput
            size="sm"
            aria-label={t('search')}
            placeholder={t('search')}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              onSearch?.(event.currentTarget.value)
            }}
          />
        )}
        <div className={classes.options}>
          {shown.map((option) => (
            <Checkbox
              key={option.value}
              label={option.label}
              checked={value.includes(option.value)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...value, option.value]
                    : value.filter((each) => each !== option.value),
                )
              }
            />
          ))}
          {shown.length === 0 && <p>{t('nothingFound')}</p>}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
