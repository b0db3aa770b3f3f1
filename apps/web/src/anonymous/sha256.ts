/** Plain SHA-256: `crypto.subtle` is missing on the plain-http addresses of a plant's own network. */
export function sha256(content: string | Uint8Array): Uint32Array {
  const message = padded(typeof content === 'string' ? new TextEncoder().encode(content) : content)
  const state = Uint32Array.from(start)
  const w = new Uint32Array(64)
  for (let offset = 0; offset < message.byteLength; offset += 64) mix(state, w, message, offset)
  return state
}

export const sha256Hex = (content: string | Uint8Array) =>
  Array.from(sha256(content), (word) => word.toString(16).padStart(8, '0')).join('')

const [start, rounds] = constants()

/** Square and cube roots of the first primes, 32 bits after the point: as the standard defines them. */
function constants() {
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n)
  const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0
  return [
    Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
    Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
  ] as const
}

function padded(bytes: Uint8Array): DataView {
  const view = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64))
  new Uint8Array(view.buffer).set(bytes)
  view.setUint8(bytes.length, 0x80)
  view.setUint32(view.byteLength - 4, bytes.length * 8)
  return view
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by))
const at = (words: Uint32Array, index: number) => words[index] ?? 0

function mix(state: Uint32Array, w: Uint32Array, message: DataView, offset: number) {
  for (let i = 0; i < 16; i++) w[i] = message.getUint32(offset + i * 4)
  for (let i = 16; i < 64; i++) {
    const [early, late] = [at(w, i - 15), at(w, i - 2)]
    const s0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
    const s1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
    w[i] = at(w, i - 16) + s0 + at(w, i - 7) + s1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const first = (h + s1 + ((e & f) ^ (~e & g)) + at(rounds, i) + at(w, i)) | 0
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = at(state, i) + value
}
