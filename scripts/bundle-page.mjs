// Bundles the pages of those who report without an account, beside Next, whose runtime alone would be over their budget:
// apps/web/src/anonymous and the tablet's apps/web/src/kiosk into apps/web/dist/anonymous. `--watch` goes on at every change.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { context } from 'esbuild'

const web = path.join(import.meta.dirname, '../apps/web')
const source = path.join(web, 'src/anonymous')
const outdir = path.join(web, 'dist/anonymous')
const watch = process.argv.includes('--watch')
const development = process.env.NODE_ENV === 'development'

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

const nameBundle = {
  name: 'name-bundle',
  setup({ onEnd }) {
    onEnd(({ metafile, errors }) => {
      if (errors.length > 0 || !metafile) return
      const names = {}
      for (const [file, { entryPoint, cssBundle }] of Object.entries(metafile.outputs)) {
        if (entryPoint?.endsWith('main.tsx')) {
          names.script = path.basename(file)
          names.style = path.basename(cssBundle)
        }
        if (entryPoint?.endsWith('kiosk.tsx')) {
          names.kiosk = path.basename(file)
          names.kioskStyle = path.basename(cssBundle)
        }
        if (entryPoint?.endsWith('solver.ts')) names.solver = path.basename(file)
      }
      writeFileSync(path.join(outdir, 'bundle.json'), JSON.stringify(names))
    })
  },
}

rmSync(outdir, { recursive: true, force: true })
mkdirSync(outdir, { recursive: true })
const bundling = await context({
  absWorkingDir: web,
  entryPoints: [
    path.join(source, 'main.tsx'),
    path.join(source, 'solver.ts'),
    path.join(web, 'src/kiosk/kiosk.tsx'),
  ],
  outdir,
  entryNames: '[name]-[hash]',
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
  // Documents travel as they are written; parsing them in the browser would weigh more than they do.
  alias: { 'gql.tada': path.join(source, 'unparsed-documents.ts') },
  plugins: [schemeOfTheDevice, nameBundle],
})
// esbuild has said what is wrong, with the place.
const done = await bundling.rebuild().catch(() => null)
if (watch) await bundling.watch()
else {
  await bundling.dispose()
  process.exitCode = done ? 0 : 1
}
