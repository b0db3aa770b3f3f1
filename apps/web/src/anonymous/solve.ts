import { sha256 } from './sha256'

export type Challenge = { token: string; bits: number }
export type Work = { token: string; nonce: string }

export function zeroBits(hash: Uint32Array): number {
  let bits = 0
  for (const word of hash) {
    bits += Math.clz32(word)
    if (word !== 0) break
  }
  return bits
}

/** Looks for a number that makes the hash begin with as many zero bits as the server asks for. */
export function solved({ token, bits }: Challenge): Work {
  for (let n = 0; ; n++) {
    const nonce = n.toString(36)
    if (zeroBits(sha256(`${token}:${nonce}`)) >= bits) return { token, nonce }
  }
}
