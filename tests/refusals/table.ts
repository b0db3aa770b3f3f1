import { readdirSync } from 'node:fs'
import type { RowsFile } from './row'

const names = readdirSync(import.meta.dirname).flatMap((name) => /^(.+)\.rows\.ts$/.exec(name)?.[1] ?? [])

/** Every `<noun>.rows.ts` beside this file. */
export const files: RowsFile[] = await Promise.all(
  names.map((name) => import(`./${name}.rows.ts`) as Promise<RowsFile>),
)
export const rows = files.flatMap((file) => file.rows)
