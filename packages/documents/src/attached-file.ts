import { fileTypeFromBuffer } from 'file-type'
import { DocumentError } from './document-error'
import { inTurn, redrawn } from './photo'

export type AttachedFile = {
  kind: 'IMAGE' | 'PDF'
  type: string
  image: Uint8Array
  thumbnail?: Uint8Array
  width: number | null
  height: number | null
}

/** A photo drawn anew, or a PDF as it is: what a report may carry. The bytes are read when there is room to hold them. */
export function attachedFile(read: () => Promise<Uint8Array>): Promise<AttachedFile> {
  return inTurn(async () => {
    const bytes = await read()
    const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
    if (found?.mime !== 'application/pdf') return { kind: 'IMAGE', ...(await redrawn(bytes)) }
    mustBeWhole(bytes)
    return { kind: 'PDF', type: found.mime, image: bytes, width: null, height: null }
  })
}

/** Begins and ends as a PDF does; what is wrapped in something else is not taken for one. */
function mustBeWhole(bytes: Uint8Array): void {
  const text = (part: Uint8Array) => Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1')
  if (!text(bytes.subarray(0, 5)).startsWith('%PDF-') || !text(bytes.subarray(-1_024)).includes('%%EOF'))
    throw new DocumentError('photo.broken')
}
