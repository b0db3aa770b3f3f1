import { z } from 'zod'

const up = '01234567890123456789'
const down = [...up].reverse().join('')

/** Why this PIN is refused, or null. */
export function pinFault(pin: string, personnelNumber: string | null = null): string | null {
  if (!/^\d{4,12}$/.test(pin)) return 'not_a_pin'
  if (new Set(pin).size === 1 || up.includes(pin) || down.includes(pin)) return 'too_simple'
  if (/^(\d{2})\1+$/.test(pin)) return 'too_simple'
  const number = personnelNumber?.replace(/\D/g, '') ?? ''
  if (number && number.padStart(pin.length, '0') === pin.padStart(number.length, '0')) return 'same_as_number'
  return null
}

/** 4–12 digits, none that a neighbour would guess first. */
export const pin = z.string().superRefine((value, context) => {
  const fault = pinFault(value)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})

/** Under which name attempts on a PIN are counted. */
export const pinAccount = (slug: string, personnelNumber: string) => `${slug} ${personnelNumber}`
