import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationDirectory, MigrationList } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { schemaEngine } from './migrate/schema-engine'

export type MigrateOptions = { log?: (line: string) => void; folder?: string }

/** The same number for every starter: the second waits for the first, then finds nothing to do. */
const LOCK = 7_206_511_042

const committed = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url))

/** Brings the database up to prisma/migrations, as `prisma migrate deploy` would; returns the names it applied. */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const guard = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  guard.on('error', () => {})
  await guard.connect()
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [LOCK])
    const applied = await apply(ownerUrl, migrationList(options.folder ?? committed))
    for (const name of applied) options.log?.(`applied ${name}`)
    return applied
  } finally {
    await guard.end()
  }
}

async function apply(url: string, migrationsList: MigrationList): Promise<string[]> {
  const { SchemaEngine } = await schemaEngine()
  const scripts = new WholeScripts({ connectionString: url, max: 1, idleTimeoutMillis: 0 })
  const factory = bindMigrationAwareSqlAdapterFactory(scripts)
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, factory)
  try {
    const filters = { externalTables: [], externalEnums: [] }
    const before = await engine.diagnoseMigrationHistory({
      migrationsList,
      filters,
      optInToShadowDatabase: false,
    })
    // A script is one transaction, so a failed or killed migration left nothing behind and may be tried again.
    for (const migrationName of before.failedMigrationNames)
      await engine.markMigrationRolledBack({ migrationName })
    if (before.editedMigrationNames.length > 0) {
      throw new Error(`Changed after it was applied: ${before.editedMigrationNames.join(', ')}`)
    }
    return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames
  } catch (error) {
    throw explained(error, scripts.failure)
  } finally {
    engine.free()
    await scripts.dispose()
  }
}

/** Prisma's adapter cuts a script at every semicolon, also inside a function's body. Sent whole, it is one transaction. */
class WholeScripts extends PrismaPg {
  failure: { error: pg.DatabaseError; script: string } | null = null
  private readonly opened: Awaited<ReturnType<PrismaPg['connect']>>[] = []

  override async connect() {
    const adapter = await super.connect()
    this.opened.push(adapter)
    adapter.executeScript = async (script: string) => {
      try {
        await adapter.underlyingDriver().query(script)
      } catch (error) {
        if (error instanceof pg.DatabaseError) this.failure = { error, script }
        throw error
      }
    }
    return adapter
  }

  async dispose() {
    for (const adapter of this.opened) await adapter.dispose()
  }
}

function explained(error: unknown, failure: WholeScripts['failure']): Error {
  if (!failure) return error instanceof Error ? error : new Error(String(error))
  const line = failure.script.slice(0, Number(failure.error.position ?? 1)).split('\n').length
  return new Error(`Migration failed: ${failure.error.message} (line ${line})`, { cause: error })
}

export function migrationList(folder: string): MigrationList {
  const read = (name: string): MigrationDirectory => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: { tag: 'ok', value: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') },
    },
  })
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(folder).map(read),
  }
}

/** Every committed migration, oldest first. */
export function migrationNames(folder: string = committed): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}
