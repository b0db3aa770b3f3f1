import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export type SourceFile = { path: string; text: string }
export type Violation = { path: string; message: string }

export const repositoryRoot = resolve(fileURLToPath(new URL('../../../', import.meta.url)))

const skippedFolders = new Set(['node_modules', 'generated', 'dist', 'coverage', 'migrations', 'fixtures'])
const handWritten = /\.(ts|tsx|mjs|css|prisma)$/

/** Every hand-written source file, with paths as seen from the repository's root. */
export function sourceFiles(root = repositoryRoot): SourceFile[] {
  const found: SourceFile[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const full = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name) && !entry.name.startsWith('.')) walk(full)
      } else if (handWritten.test(entry.name) && entry.name !== 'next-env.d.ts') {
        const path = relative(root, full).split(sep).join('/')
        found.push({ path, text: readFileSync(full, 'utf8') })
      }
    }
  }
  walk(root)
  return found.sort((a, b) => a.path.localeCompare(b.path))
}

export const isTest = (path: string) => /\.test\.tsx?$/.test(path)

/** Keeps line numbers; a `//` inside a string such as a URL is left alone. */
export function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;{}(,])\/\/.*$/gm, '$1')
}
