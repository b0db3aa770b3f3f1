import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const require = createRequire(import.meta.url)
const family = require.resolve('@expo-google-fonts/noto-sans/package.json')
const fonts = ['400Regular/NotoSans_400Regular', '700Bold/NotoSans_700Bold', '900Black/NotoSans_900Black']

let made: Promise<NodeCompiler> | undefined

/** One for the process, and only where somebody prints: it is 40 MB of machine code and reads the fonts. */
async function start(): Promise<NodeCompiler> {
  const typst = await import('@myriaddreamin/typst-ts-node-compiler')
  return typst.NodeCompiler.create({
    workspace: fileURLToPath(new URL('.', import.meta.url)),
    fontArgs: [{ fontBlobs: fonts.map((font) => readFileSync(join(dirname(family), `${font}.ttf`))) }],
  })
}

/**
 * A template of this folder and its data: the same bytes every time. The data is JSON the template reads as
 * `sys.inputs.data`, never text of the source, so nothing somebody typed is ever run.
 */
export async function renderPdf(template: `${string}.typ`, data: unknown): Promise<Uint8Array> {
  made ??= start()
  const typst = await made
  try {
    const mainFilePath = fileURLToPath(new URL(template, import.meta.url))
    const compiled = typst.compile({ mainFilePath, inputs: { data: JSON.stringify(data) } })
    if (!compiled.result) {
      const error = compiled.takeDiagnostics()
      throw new Error(`${template}: ${JSON.stringify(error?.shortDiagnostics)}`)
    }
    return typst.pdf(compiled.result)
  } finally {
    // Typst remembers every text it has laid out until it is told to forget.
    typst.evictCache(0)
  }
}
