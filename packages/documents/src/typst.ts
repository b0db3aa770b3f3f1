import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

const require = createRequire(import.meta.url)
const family = dirname(require.resolve('@expo-google-fonts/noto-sans/package.json'))
const fonts = ['400Regular/NotoSans_400Regular', '700Bold/NotoSans_700Bold', '900Black/NotoSans_900Black']
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

type Answer = { id: number; pdf?: Uint8Array; error?: string }
type Waiting = { resolve(pdf: Uint8Array): void; reject(error: Error): void }

let thread: Worker | undefined
const waiting = new Map<number, Waiting>()
let last = 0

/** One for the process, and only where somebody prints: 200 pages are seconds of work nobody else should wait for. */
function start(): Worker {
  const workerData = {
    compiler: require.resolve('@myriaddreamin/typst-ts-node-compiler'),
    folder: here('.'),
    fonts: fonts.map((font) => join(family, `${font}.ttf`)),
  }
  const worker = new Worker(here('typst-thread.mjs'), { workerData, execArgv: [] })
  worker.on('message', ({ id, pdf, error = 'nothing' }: Answer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    if (pdf) asked?.resolve(pdf)
    else asked?.reject(new Error(error))
  })
  worker.on('error', (error) => {
    thread = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  })
  return worker
}

/**
 * A template of this folder and its data: the same bytes every time. The data is JSON the template reads as
 * `sys.inputs.data`, never text of the source, so nothing somebody typed is ever run.
 */
export async function renderPdf(template: `${string}.typ`, data: unknown): Promise<Uint8Array> {
  const worker = (thread ??= start())
  const id = ++last
  // Whoever waits for a page keeps the process alive; the thread alone does not.
  worker.ref()
  const pdf = new Promise<Uint8Array>((resolve, reject) => waiting.set(id, { resolve, reject }))
  worker.postMessage({ id, mainFilePath: here(template), data: JSON.stringify(data) }, [])
  try {
    return await pdf
  } catch (error) {
    throw new Error(`${template}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
