import { DocumentError } from './document-error'

const megabyte = 1024 * 1024
/** What a part of a workbook may unpack to. A sheet streams; the shared texts, styles and names are held in memory. */
const most = { streamed: 512 * megabyte, held: 48 * megabyte }

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** Holds the list of parts of any real workbook. */
const TAIL = 256 * 1024

/**
 * Watches a workbook pass and refuses one that unpacks to far more than it weighs. The unpacker stops at the size a part
 * declares, before its data or in the list at the end, so both declarations are looked at.
 */
export class ZipSizes {
  private seen = 0
  private next = 0
  private head: Buffer = Buffer.alloc(0)
  private tail: Buffer = Buffer.alloc(0)

  feed(chunk: Buffer): void {
    this.tail = Buffer.concat([this.tail, chunk]).subarray(-TAIL)
    const end = this.seen + chunk.length
    while (this.next >= 0 && this.next < end) {
      const from = Math.max(0, this.next - this.seen)
      this.head = Buffer.concat([this.head, chunk.subarray(from, from + 300 - this.head.length)])
      if (this.head.length < 300 && end < this.next + 300) break
      this.next = this.localPart(this.head)
      this.head = Buffer.alloc(0)
    }
    this.seen = end
  }

  /** Checks a part's own header; answers where the next one begins, or -1 where only the list can tell. */
  private localPart(head: Buffer): number {
    if (head.length < 30 || head.readUInt32LE(0) !== LOCAL || head.readUInt16LE(6) & 8) return -1
    const names = head.readUInt16LE(26)
    const extra = head.subarray(30 + names, 30 + names + head.readUInt16LE(28))
    const [packed, unpacked] = sizesOf(head.readUInt32LE(18), head.readUInt32LE(22), extra)
    refuseOver(head.toString('latin1', 30, 30 + names), packed, unpacked)
    return this.next + 30 + names + head.readUInt16LE(28) + packed
  }

  end(): void {
    const { tail } = this
    const at = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
    if (at < 0 || at + 22 > tail.length || tail.readUInt32LE(at) !== END) return
    let part = at - tail.readUInt32LE(at + 12)
    if (part < 0) throw new DocumentError('file.spreadsheet_broken')
    while (part + 46 <= at && tail.readUInt32LE(part) === CENTRAL) {
      const names = tail.readUInt16LE(part + 28)
      const name = tail.toString('latin1', part + 46, part + 46 + names)
      const extra = tail.subarray(part + 46 + names, part + 46 + names + tail.readUInt16LE(part + 30))
      refuseOver(name, ...sizesOf(tail.readUInt32LE(part + 20), tail.readUInt32LE(part + 24), extra))
      part += 46 + names + tail.readUInt16LE(part + 30) + tail.readUInt16LE(part + 32)
    }
  }
}

/** Packed and unpacked; where 32 bits do not hold them, or a writer would not promise, they stand in a field of 64. */
function sizesOf(packed: number, unpacked: number, extra: Buffer): [number, number] {
  const full = 0xffffffff
  if (packed !== full && unpacked !== full) return [packed, unpacked]
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const values = [4, 12].flatMap((from) =>
      at + from + 8 <= extra.length ? [Number(extra.readBigUInt64LE(at + from))] : [],
    )
    const wide = (value: number) => (value === full ? (values.shift() ?? full) : value)
    const whole = wide(unpacked)
    return [wide(packed), whole]
  }
  return [packed, unpacked]
}

/** Nothing declared for something is no declaration: the unpacker would not stop. */
function refuseOver(name: string, packed: number, unpacked: number): void {
  const streamed = name.startsWith('xl/worksheets/') || name.startsWith('xl/media/')
  if (!streamed && unpacked > most.held) throw new DocumentError('file.spreadsheet_too_large')
  if (unpacked > most.streamed)
    throw new DocumentError('file.too_large', { megabytes: most.streamed / megabyte })
  if (unpacked === 0 && packed > 2) throw new DocumentError('file.spreadsheet_broken')
}
