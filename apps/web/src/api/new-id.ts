const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A UUID of version 4; `crypto.randomUUID` is missing on plain-http addresses of a plant's own network. */
export function newId() {
  const bytes = random(16)
  const marked = bytes.map((byte, at) =>
    at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte,
  )
  const hex = hexOf(marked)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** 256 bits that nobody guesses. */
export const newToken = () => hexOf(random(32))
