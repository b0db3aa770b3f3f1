// Typst in a thread of its own. Plain JavaScript: a thread is started from this file, not from the bundle.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

const { NodeCompiler } = createRequire(import.meta.url)(workerData.compiler)
const typst = NodeCompiler.create({
  workspace: workerData.folder,
  fontArgs: [{ fontBlobs: workerData.fonts.map((font) => readFileSync(font)) }],
})

function render({ mainFilePath, data }) {
  try {
    const compiled = typst.compile({ mainFilePath, inputs: { data } })
    if (compiled.result) return { pdf: typst.pdf(compiled.result) }
    return { error: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics) }
  } catch (error) {
    return { error: String(error) }
  } finally {
    // Typst remembers every text it has laid out until it is told to forget.
    typst.evictCache(0)
  }
}

parentPort.on('message', ({ id, ...asked }) => parentPort.postMessage({ id, ...render(asked) }, []))
