// Bundles the pages of those who report without an account, beside Next, whose runtime alone would be over their budget:
// apps/web/src/anonymous, for the browser and, drawing the same, for the server, and the tablet's apps/web/src/kiosk, into
// apps/web/dist/anonymous. `--watch` goes on at every change, `--into=…` puts them elsewhere.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { context } from 'esbuild'

const web = path.join(import.meta.dirname, '../apps/web')
const source = path.join(web, 'src/anonymous')
const into = process.argv.find((each) => each.startsWith('--into='))?.slice('--into='.length)
const outdir = into ?? path.join(web, 'dist/anonymous')
const watch = process.argv.includes('--watch')
const development = process.env.NODE_ENV === 'development'

/** What stands in for React where every kilobyte is felt: decision 019. */
const smallReact = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react-dom/server': 'preact-render-to-string',
  'react/jsx-runtime': 'preact/jsx-runtime',
}

/** The signed-in pages read a chosen scheme from a cookie and mark the document; here only the device is asked. */
const schemeOfTheDevice = {
  name: 'scheme-of-the-device',
  setup({ onLoad }) {
    onLoad({ filter: /tokens\.css$/ }, ({ path: file }) => {
      const marked = '@media screen {\n  [data-mantine-color-scheme="dark"] {'
      const text = readFileSync(file, 'utf8')
      if (!text.includes(marked)) throw new Error(`${file} no longer says how dark is chosen`)
      const asked = '@media screen and (prefers-color-scheme: dark) {\n  :root {'
      return { contents: text.replace(marked, asked), loader: 'css' }
    })
  },
}

const names = {}
const nameOf = (file) => path.basename(file)

const nameBundle = {
  name: 'name-bundle',
  setup({ onEnd }) {
    onEnd(({ metafile, errors }) => {
      if (errors.length > 0 || !metafile) return
      for (const [file, { entryPoint, cssBundle, imports }] of Object.entries(metafile.outputs)) {
        if (entryPoint?.endsWith('draw.tsx')) names.draw = nameOf(file)
        if (entryPoint?.endsWith('solver.ts')) names.solver = nameOf(file)
        if (entryPoint?.endsWith('kiosk.tsx')) {
          names.kiosk = nameOf(file)
          names.kioskStyle = nameOf(cssBundle)
        }
        if (!entryPoint?.endsWith('main.tsx')) continue
        names.script = nameOf(file)
        names.style = nameOf(cssBundle)
        // Asked for beside the script, not after it.
        const atOnce = imports.filter(({ kind }) => kind === 'import-statement')
        names.parts = atOnce.map((each) => nameOf(each.path))
        names.late = Object.entries(metafile.outputs)
          .filter(([name, output]) => name.endsWith('.js') && !output.entryPoint?.endsWith('draw.tsx'))
          .map(([name]) => nameOf(name))
          .filter((name) => ![names.script, ...names.parts].includes(name))
      }
      if (names.script && names.solver && names.kiosk)
        writeFileSync(path.join(outdir, 'bundle.json'), JSON.stringify(names))
    })
  },
}

// Documents travel as they are written; parsing them in the browser would weigh more than they do.
const unparsed = { 'gql.tada': path.join(source, 'unparsed-documents.ts') }

const common = {
  absWorkingDir: web,
  outdir,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: ['es2022', 'safari16', 'chrome107', 'firefox110'],
  jsx: 'automatic',
  minify: !development,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': JSON.stringify(development ? 'development' : 'production') },
  alias: unparsed,
  plugins: [schemeOfTheDevice, nameBundle],
}

rmSync(outdir, { recursive: true, force: true })
mkdirSync(outdir, { recursive: true })
const bundlings = await Promise.all([
  // What draws on the server shares its parts with the page, and so the short names of classes too.
  context({
    ...common,
    entryPoints: [path.join(source, 'main.tsx'), path.join(source, 'draw.tsx')],
    splitting: true,
    alias: { ...unparsed, ...smallReact },
  }),
  // A worker that had to ask for parts would begin later.
  context({ ...common, entryPoints: [path.join(source, 'solver.ts')] }),
  // The tablet at the exit is no cheap phone, and keeps its page.
  context({ ...common, entryPoints: [path.join(web, 'src/kiosk/kiosk.tsx')] }),
])
for (const bundling of bundlings) {
  // esbuild has said what is wrong, with the place.
  const done = await bundling.rebuild().catch(() => null)
  if (watch) await bundling.watch()
  else {
    await bundling.dispose()
    if (!done) process.exitCode = 1
  }
}
