export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'latin-1'
export type EncodingGuess = { encoding: Encoding; bom: boolean }

const isAsciiLetter = (b: number) => (b >= 0x41 && b <= 0x5a) || (b >= 0x61 && b <= 0x7a)
const isHighLetter = (b: number) => b >= 0xc0 || b === 0xa8 || b === 0xb8
/** о е а и н т с р л в in Windows-1251: two thirds of any Russian text. */
const FREQUENT = new Set([0xee, 0xe5, 0xe0, 0xe8, 0xed, 0xf2, 0xf1, 0xf0, 0xeb, 0xe2])

/** Reads every byte once, because the first Cyrillic letter may stand in the last row. */
export class EncodingSniffer {
  private head: number[] = []
  private previous = 0
  private pending = 0
  private position = 0
  private sequences = 0
  private broken = 0
  private nulEven = 0
  private nulOdd = 0
  private highBesideHigh = 0
  private highBesideAscii = 0
  private high = 0
  private frequent = 0

  update(chunk: Uint8Array): void {
    for (let i = 0; i < chunk.length; i++) this.byte(chunk[i] as number)
  }

  private byte(b: number): void {
    if (this.head.length < 3) this.head.push(b)
    if (b === 0) this.position % 2 === 0 ? this.nulEven++ : this.nulOdd++
    this.position++
    this.countUtf8(b)
    if (isHighLetter(b)) {
      this.high++
      if (FREQUENT.has(b)) this.frequent++
      if (isHighLetter(this.previous)) this.highBesideHigh++
      else if (isAsciiLetter(this.previous)) this.highBesideAscii++
    } else if (isAsciiLetter(b) && isHighLetter(this.previous)) this.highBesideAscii++
    this.previous = b
  }

  private countUtf8(b: number): void {
    if (this.pending > 0) {
      if ((b & 0xc0) === 0x80) {
        if (--this.pending === 0) this.sequences++
        return
      }
      this.pending = 0
      this.broken++
    }
    if (b < 0x80) return
    if (b >= 0xc2 && b <= 0xdf) this.pending = 1
    else if (b >= 0xe0 && b <= 0xef) this.pending = 2
    else if (b >= 0xf0 && b <= 0xf4) this.pending = 3
    else this.broken++
  }

  /** Share of NUL bytes: a text file in an eight-bit encoding has next to none. */
  get nulShare(): number {
    return this.position === 0 ? 0 : (this.nulEven + this.nulOdd) / this.position
  }

  guess(): EncodingGuess {
    const [a, b, c] = this.head
    if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bom: true }
    if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bom: true }
    if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bom: true }
    if (this.nulShare > 0.2) {
      if (this.nulOdd > this.nulEven * 10) return { encoding: 'utf-16le', bom: false }
      if (this.nulEven > this.nulOdd * 10) return { encoding: 'utf-16be', bom: false }
    }
    // A few broken bytes in a long UTF-8 text are damage, not another encoding.
    if (this.broken === 0 || this.sequences > this.broken * 20) return { encoding: 'utf-8', bom: false }
    return { encoding: this.isCyrillic() ? 'windows-1251' : 'latin-1', bom: false }
  }

  /** Cyrillic words are runs of high bytes; in western languages a high byte stands among ASCII letters. */
  private isCyrillic(): boolean {
    if (this.highBesideHigh !== this.highBesideAscii) return this.highBesideHigh > this.highBesideAscii
    return this.frequent * 2 > this.high
  }
}
