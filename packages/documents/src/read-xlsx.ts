import { HucreError } from 'hucre'
import { streamXlsxRows } from 'hucre/xlsx'
import { type ByteSource, bytesOf } from './byte-source'
import { DocumentError } from './document-error'
import { TABLE_LIMITS } from './table-limits'
import { isBlank, type TableRow, tableRow } from './table-row'
import { ZipSizes } from './zip-sizes'

const EPOCH_1900 = Date.UTC(1899, 11, 31)

/** Spreadsheet dates have no zone: they are wall-clock time and leave as such. */
function isoOf(date: Date): string {
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  const time = iso.slice(11, 19)
  if (date.getTime() < EPOCH_1900) return time
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)}T${time}`
}

function textOf(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : isoOf(value)
  // Fifteen digits is what a spreadsheet shows: 0.1 + 0.2 reads 0.3.
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
  return String(value)
}

/** Lets a piece of the file through only while the reader is waiting, else the parser would fill memory ahead of it. */
class Gate {
  private open?: () => void
  private waiting = Promise.resolve()
  shut(): void {
    if (this.open) return
    this.waiting = new Promise((resolve) => {
      this.open = resolve
    })
  }
  release(): void {
    this.open?.()
    this.open = undefined
  }
  passed(): Promise<void> {
    return this.waiting
  }
}

function gated(source: ByteSource, limit: number, gate: Gate): ReadableStream<Uint8Array> {
  const chunks = bytesOf(source, limit)
  const sizes = new ZipSizes()
  let rest: Buffer = Buffer.alloc(0)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await gate.passed()
        if (rest.length === 0) {
          const next = await chunks.next()
          if (next.done) {
            sizes.end()
            return controller.close()
          }
          sizes.feed(next.value)
          rest = next.value
        }
        controller.enqueue(new Uint8Array(rest.subarray(0, 16 * 1024)))
        rest = rest.subarray(16 * 1024)
      },
      async cancel() {
        await chunks.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

/** The first sheet's rows; dates as ISO text, numbers as shown. Blank rows are left out but counted. */
export async function* readXlsx(source: ByteSource, limits = TABLE_LIMITS): AsyncGenerator<TableRow> {
  const gate = new Gate()
  const rows = streamXlsxRows(gated(source, limits.bytes, gate), { sheet: 0, maxInputBytes: limits.bytes })
  try {
    for (;;) {
      const asked = rows.next()
      let answered = false
      asked.then(
        () => (answered = true),
        () => (answered = true),
      )
      for (let tick = 0; tick < 8 && !answered; tick++) await Promise.resolve()
      if (!answered) gate.release()
      const next = await asked
      gate.shut()
      if (next.done) return
      if (next.value.values.length > limits.columns) {
        const surplus = next.value.values.slice(limits.columns).map(textOf)
        if (!isBlank(surplus)) {
          throw new DocumentError('file.too_many_columns', {
            limit: limits.columns,
            row: next.value.index + 1,
          })
        }
      }
      const cells = next.value.values.slice(0, limits.columns).map(textOf)
      if (!isBlank(cells)) yield tableRow(next.value.index + 1, cells, limits)
    }
  } catch (error) {
    if (error instanceof HucreError) throw new DocumentError('file.spreadsheet_broken', {}, { cause: error })
    throw error
  } finally {
    gate.release()
    await rows.return(undefined)
  }
}
