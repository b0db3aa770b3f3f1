'use client'

import { SegmentedControl } from '@mantine/core'

type Props<Value extends string> = {
  label: string
  value: Value
  onChange: (value: Value) => void
  options: { value: Value; label: string }[]
  fullWidth?: boolean
}

/** Two to five exclusive choices that are all worth seeing. */
export function Segmented<Value extends string>({
  label,
  value,
  onChange,
  options,
  fullWidth,
}: Props<Value>) {
  return (
    <SegmentedControl
      role="radiogroup"
      aria-label={label}
      value={value}
      onChange={onChange}
      data={options}
      fullWidth={fullWidth}
      size="md"
      withItemsBorders={false}
      autoContrast={false}
      styles={{
        root: { background: 'var(--cc-sunken)', flexWrap: 'wrap' },
        indicator: { background: 'var(--cc-surface)', boxShadow: 'inset 0 0 0 1.5px var(--cc-brand)' },
        label: {
          color: 'var(--cc-ink)',
          minHeight: '2.25rem',
          paddingInline: '0.75rem',
          display: 'grid',
          alignItems: 'center',
        },
      }}
    />
  )
}
