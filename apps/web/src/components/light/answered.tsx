'use client'

import type { ComponentProps } from 'react'
import { Field, SelectBox } from './field'
import { useAnswer } from './light-form'
import { Password } from './password'

/** Fields inside a `LightForm`: they keep what was typed and show what the server said. */
export function AnsweredField(props: ComponentProps<typeof Field>) {
  const { error, defaultValue } = useAnswer(props.name)
  return (
    <Field {...props} error={error} defaultValue={defaultValue ?? props.defaultValue} key={defaultValue} />
  )
}

export function AnsweredSelect(props: ComponentProps<typeof SelectBox>) {
  const { error, defaultValue } = useAnswer(props.name)
  return (
    <SelectBox
      {...props}
      error={error}
      defaultValue={defaultValue ?? props.defaultValue}
      key={defaultValue}
    />
  )
}

export function AnsweredPassword(props: ComponentProps<typeof Password>) {
  return <Password {...props} error={useAnswer(props.name).error} />
}
