import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'

const api = useApi()
const script = path.join(import.meta.dirname, '../../scripts/verify-filing.mjs')

test('a proof of filing holds offline, for this text and no other, and tells nothing of it', async () => {
  const organisation = await makeOrganisation(api())
  const card = anonymousCard(organisation, { whatHappened: '  Масло на полу. ', proposal: 'Move it' })
  const { proof, receipt } = await fileAnonymously(doorOf(api().url), card)
  expect(proof).toMatchObject({ organisation: organisation.slug, filed: '2026-03-10' })
  expect(JSON.stringify(proof)).not.toMatch(new RegExp(`Масло|${receipt}|${card.key}`))

  const folder = mkdtempSync(path.join(tmpdir(), 'closecall-proof-'))
  const written = (name: string, content: unknown) => {
    writeFileSync(path.join(folder, name), JSON.stringify(content))
    return path.join(folder, name)
  }
  const key = written(
    'key.json',
    await (await fetch(`${api().url}/.well-known/closecall-filing.json`)).json(),
  )
  const verify = (...files: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...files], { encoding: 'utf8' })
    return `${status} ${stdout}${stderr}`
  }
  const good = written('proof.json', proof)
  expect(verify(good, key)).toBe(`0 Proven: filed at ${organisation.slug}, 2026-03-10.\n`)
  expect(verify(good, key, written('card.json', card))).toContain('with exactly this text')
  const saved = written('closecall-proof.json', { proof, card })
  expect(verify(saved, key)).toContain('with exactly this text')
  const other = written('other.json', { ...card, whatHappened: 'Nothing happened.' })
  expect(verify(good, key, other)).toBe('1 Not proven: it speaks of another text.\n')
  expect(verify(saved, key, other), 'the card that is asked about').toContain('of another text')
  expect(verify(written('forged.json', { proof, card: { ...card, proposal: null } }), key)).toContain(
    'of another text',
  )
  expect(verify(written('later.json', { ...proof, filed: '2026-03-11' }), key)).toContain(
    '1 Not proven: the signature',
  )
  expect(verify(good, written('foreign.json', { keys: [] }))).toContain('not among the published')
})
