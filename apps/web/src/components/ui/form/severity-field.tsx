'use client'

import { Input } from '@mantine/core'
import { useId } from 'react'
import { type Severity, SeverityMark } from '../severity-mark'
import classes from './severity-field.module.css'
import { type FieldProps, useField } from './use-field'

type Props = FieldProps & {
  /** The levels that may be chosen; the others are shown but closed. */
  from?: number
  to?: number
}

/** Severity 1–5, all in sight. Value: a number. */
export function SeverityField(props: Props) {
  const { field, shared } = useField(props)
  const { 'aria-required': required, ...wrapper } = shared
  const group = useId()
  const { from = 1, to = 5 } = props
  return (
    <Input.Wrapper {...wrapper} labelElement="div" id={group}>
      <div className={classes.levels} role="radiogroup" aria-label={props.label} aria-required={required}>
        {([1, 2, 3, 4, 5] as Severity[]).map((level, index) => (
          <label key={level} className={classes.level}>
            <input
              type="radio"
              ref={index === 0 ? field.ref : undefined}
              name={group}
              value={level}
              disabled={level < from || level > to}
              checked={field.value === level}
              onChange={() => field.onChange(level)}
              onBlur={field.onBlur}
            />
            <SeverityMark level={level} />
          </label>
        ))}
      </div>
    </Input.Wrapper>
  )
}
