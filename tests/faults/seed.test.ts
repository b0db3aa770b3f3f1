import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { expect, onTestFinished, test, vi } from 'vitest'
import { cloneDatabase } from '../support/database'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { useProduct } from '../support/product'
import { startSeed } from '../support/seed-process'

const product = useProduct()
function dataDir(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'closecall-seed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a demo whose making is killed again and again is completed at the next start, once', async () => {
  const clone = await cloneDatabase()
  onTestFinished(() => clone.drop())
  const at = { ...product(), test: clone }
  const folder = dataDir()
  const counts = async () => {
    const [row] = await rowsOf(
      at,
      `SELECT (SELECT count(*) FROM organisation) AS organisations, (SELECT count(*) FROM site) AS sites,
         (SELECT count(*) FROM location) AS locations, (SELECT count(*) FROM member) AS members,
         (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM report) AS reports`,
    )
    return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]))
  }
  const killedWhen = async (enough: (now: Record<string, number>) => boolean) => {
    const seeding = startSeed(clone, folder)
    while (!enough(await counts())) await sleep(20)
    seeding.kill('SIGKILL')
    expect(await seeding.ended).toBe('SIGKILL')
    expect(existsSync(path.join(folder, 'demo-accounts.json'))).toBe(false)
  }
  await killedWhen(({ organisations = 0 }) => organisations > 0)
  await killedWhen(({ members = 0 }) => members > 5)
  await killedWhen(({ reports = 0 }) => reports > 30)

  const last = startSeed(clone, folder)
  expect(await last.ended).toBe(0)
  expect(last.said).toContain('demo data is there')
  const whole = await counts()
  expect(whole).toMatchObject({ organisations: 2, sites: 5, members: 60, people: 15, reports: 221 })
  // Each organisation has a tablet and one to come, and cards of both kinds that came by the first.
  const kiosks = await rowsOf(
    at,
    `SELECT count(*)::int AS all, count(token_hash)::int AS there,
       (SELECT count(DISTINCT (organisation_id, privacy = 'ANONYMOUS'))::int FROM report WHERE source = 'KIOSK') AS ways
     FROM kiosk GROUP BY organisation_id`,
  )
  const each = { all: 2, there: 1, ways: 4 }
  expect(kiosks).toEqual([each, each])
  const open = await rowsOf(
    at,
    `SELECT count(*) AS letters FROM outbox WHERE handled_at IS NULL AND created_at < now() - interval '3 days'`,
  )
  expect(Number(open[0]?.letters)).toBe(0)
  expect(JSON.parse(readFileSync(path.join(folder, 'demo-accounts.json'), 'utf8'))).toHaveLength(12)

  // Complete: what people have changed since is not made again, and a lost list of accounts is.
  rmSync(path.join(folder, 'demo-accounts.json'))
  await rowsOf(at, "UPDATE site SET name = name || ' (renamed)'")
  const again = startSeed(clone, folder)
  expect(await again.ended).toBe(0)
  expect(await counts()).toEqual(whole)
  expect(existsSync(path.join(folder, 'demo-accounts.json'))).toBe(true)
}, 600_000)

test('a database with organisations of its own gets no demo, and it is said so', async () => {
  const { id } = await makeOrganisation(product())
  // Anybody may have signed up as the demo's founder.
  const [person, member] = [v7(), v7()]
  await rowsOf(
    product(),
    `INSERT INTO person (id, email, created_at) VALUES ('${person}', 'owner@zavod.example', now())`,
  )
  await rowsOf(
    product(),
    `INSERT INTO member (organisation_id, id, person_id, name, email, role, locale, all_sites, created_at)
     VALUES ('${id}', '${member}', '${person}', 'Somebody', 'owner@zavod.example', 'OWNER', 'en', true, now())`,
  )
  const folder = dataDir()
  const seeding = startSeed(product().test, folder)
  expect(await seeding.ended).toBe(0)
  expect(seeding.said).toContain('no demo was added')
  const rows = await rowsOf(product(), 'SELECT id FROM organisation')
  expect(rows).toHaveLength(1)
  expect(existsSync(path.join(folder, 'demo-accounts.json'))).toBe(false)
})

type House = { step(...args: unknown[]): Promise<string[]> }

test('a demo that cannot be made keeps the product from nothing', async () => {
  const demo = new URL('../../scripts/lib/demo.mjs', import.meta.url).href
  const { addDemo } = (await import(demo)) as { addDemo(house: House, env: object): Promise<void> }
  const said = vi.spyOn(console, 'log').mockImplementation(() => {})
  await addDemo({ step: () => Promise.reject(new Error('seed failed (code 1)')) }, {})
  expect(said).toHaveBeenCalledWith(expect.stringContaining('warning: the demo is not complete'))
})
