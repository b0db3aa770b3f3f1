import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkBorders } from './check-borders'
import { checkMessages, type Texts } from './check-messages'
import { checkStructure } from './check-structure'
import { checkWords } from './check-words'
import { repositoryRoot, sourceFiles, type Violation } from './files'

function catalogue(locale: string): Map<string, Texts> {
  const folder = join(repositoryRoot, 'packages/messages/src', locale)
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Texts]))
}

const checks: Record<string, () => Violation[] | Promise<Violation[]>> = {
  structure: () => checkStructure(sourceFiles()),
  words: () => checkWords(sourceFiles()),
  messages: () => checkMessages({ en: catalogue('en'), ru: catalogue('ru') }),
  borders: () => checkBorders(repositoryRoot),
}

const asked = process.argv.slice(2)
for (const name of asked.length ? asked : Object.keys(checks)) {
  const check = checks[name]
  if (!check) throw new Error(`No check "${name}": ${Object.keys(checks).join(', ')}`)
  const found = await check()
  for (const { path, message } of found) console.log(`${name}: ${path}: ${message}`)
  if (found.length) process.exitCode = 1
}
