/** Crockford's base 32: no I, L, O or U to mistake for another sign. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const codeStatuses = ['ACTIVE', 'DISABLED', 'REPLACED'] as const
export type CodeStatus = (typeof codeStatuses)[number]

/** Times the next power of x, in GF(32) with x⁵ = x² + 1. */
const shifted = (value: number) => ((value << 1) & 31) ^ (value >= 16 ? 5 : 0)

/**
 * The eight characters are the values of a polynomial that vanishes at x: one wrong character or two that changed places
 * never make another code. The database makes codes by the same rule (`fresh_code`).
 */
const holds = (code: string) =>
  [...code].reduce((sum, sign) => shifted(sum) ^ alphabet.indexOf(sign), 0) === 0

/** Seven of the random bytes and the check character: 35 bits. */
export function codeFrom(random: Uint8Array): string {
  if (random.length < 7) throw new Error('A code of so few bytes would be too short')
  const digits = Array.from(random.subarray(0, 7), (byte) => byte & 31)
  const check = digits.reduce((sum, digit) => shifted(sum ^ digit), 0)
  return [...digits, check].map((digit) => alphabet.charAt(digit)).join('')
}

/** What somebody typed, however they wrote it; null for what cannot be a code. */
export function parseCode(raw: string): string | null {
  const code = raw.slice(0, 20).toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) && holds(code) ? code : null
}

/** As it is printed: halves are easier to keep in mind between the wall and the phone. */
export const printedCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`
