// Bundles an app's src/main.ts with the workspace's packages into dist/main.js; npm packages stay outside. Run in the app's folder.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const packageOf = (name) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

function homeOf(name, folder) {
  const candidate = path.join(folder, 'node_modules', packageOf(name))
  if (existsSync(candidate)) return candidate
  const parent = path.dirname(folder)
  return parent === folder ? null : homeOf(name, parent)
}

/** Leaves npm packages to Node, also when npm put another version beside the workspace package that imports it. */
const npmOutside = (app, outdir) => ({
  name: 'npm-outside',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async (args) => {
      if (args.kind === 'entry-point' || args.path.startsWith('@closecall/') || args.pluginData === 'asked')
        return
      if (args.path.startsWith('node:')) return { external: true }
      const home = homeOf(args.path, args.resolveDir)
      if (home === homeOf(args.path, app)) return { path: args.path, external: true }
      const found = await resolve(args.path, {
        resolveDir: args.resolveDir,
        kind: args.kind,
        pluginData: 'asked',
      })
      if (found.errors.length > 0) return { errors: found.errors }
      const relative = path.relative(outdir, found.path).split(path.sep).join('/')
      return { path: relative.startsWith('.') ? relative : `./${relative}`, external: true }
    })
  },
})

/** A file that looks for something beside itself must find it although its code now lies in dist. */
const filesKnowTheirPlace = (outdir) => ({
  name: 'files-know-their-place',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, (args) => {
      const source = readFileSync(args.path, 'utf8')
      if (!source.includes('import.meta.url') || args.path.includes('node_modules')) return
      const relative = path.relative(outdir, args.path).split(path.sep).join('/')
      const place = `new URL(${JSON.stringify(relative)}, import.meta.url).href`
      return { contents: source.replaceAll('import.meta.url', place), loader: 'ts' }
    })
  },
})

export async function bundle(app) {
  const outdir = path.join(app, 'dist')
  rmSync(outdir, { recursive: true, force: true })
  await build({
    absWorkingDir: app,
    entryPoints: { main: path.join(app, 'src/main.ts') },
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    jsx: 'automatic',
    logLevel: 'warning',
    plugins: [npmOutside(app, outdir), filesKnowTheirPlace(outdir)],
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // esbuild has said what is wrong, with the place.
  await bundle(process.cwd()).catch(() => process.exit(1))
}
