'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import classes from './field.module.css'

export function Submit({ children }: { children: ReactNode }) {
  const { pending } = useFormStatus()
  return (
    <button className={classes.button} aria-busy={pending} aria-disabled={pending}>
      {children}
    </button>
  )
}
