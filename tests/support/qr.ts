import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator } from 'playwright-core'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } })

/** What a camera reads off the screen. */
export async function scanned(code: Locator): Promise<string[]> {
  const found = await readBarcodes(await code.screenshot(), { formats: ['QRCode'] })
  return found.map(({ text }) => text)
}
