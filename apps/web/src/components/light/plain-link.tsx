import type { ComponentProps } from 'react'

/** A link of the light pages. The router's own weighs more than it saves where people pass through once. */
export function PlainLink({ children, ...props }: ComponentProps<'a'>) {
  return <a {...props}>{children}</a>
}
