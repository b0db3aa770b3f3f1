const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** On a plain-http address of a plant's own network browsers have no `crypto.subtle`. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  if (!globalThis.crypto?.subtle) return hex(digest(new Uint8Array(bytes)))
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

const isPrime = (n: number) => {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false
  return true
}
const primes = Array.from({ length: 311 }, (_, at) => at + 2)
  .filter(isPrime)
  .slice(0, 64)
const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))
const start = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

const turn = (x: number, by: number) => (x >>> by) | (x << (32 - by))

/** FIPS 180-4, in the order and with the letters of its text. */
export function digest(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((message.length + 8) >> 6) + 1) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(padded.length - 4, message.length << 3)
  const hash = Int32Array.from(start)
  const w = new Int32Array(64)
  for (let block = 0; block < padded.length; block += 64) {
    for (let t = 0; t < 64; t++) w[t] = t < 16 ? view.getInt32(block + t * 4) : scheduled(w, t)
    let [a, b, c, d, e, f, g, h] = hash as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    for (let t = 0; t < 64; t++) {
      const t1 =
        (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + at(constants, t) + at(w, t)) |
        0
      const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
    }
    for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) hash[i] = (at(hash, i) + value) | 0
  }
  const out = new DataView(new ArrayBuffer(32))
  for (let i = 0; i < 8; i++) out.setInt32(i * 4, at(hash, i))
  return new Uint8Array(out.buffer)
}

const at = (list: Int32Array, i: number) => list[i] ?? 0

function scheduled(w: Int32Array, t: number): number {
  const [two, fifteen] = [at(w, t - 2), at(w, t - 15)]
  const s0 = turn(fifteen, 7) ^ turn(fifteen, 18) ^ (fifteen >>> 3)
  const s1 = turn(two, 17) ^ turn(two, 19) ^ (two >>> 10)
  return (s1 + at(w, t - 7) + s0 + at(w, t - 16)) | 0
}
