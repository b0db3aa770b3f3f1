import { readFileSync } from 'node:fs'
import { hashSecret } from '@closecall/core/access/hashing'
import { taggedJpeg } from '@closecall/documents/photo-corpus'
import { pino } from 'pino'
import { v4 } from 'uuid'
import { expect, inject, test } from 'vitest'
import { doorOf } from '../support/anonymous'
import { useApi } from '../support/api'
import { nobody } from '../support/asker'
import { dumpOf } from '../support/canaries'
import { enrolledKiosk, filingNamed } from '../support/kiosks'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { sender } from '../support/photos'
import { pepper } from '../support/product'

const said: string[] = []
const api = useApi({ log: pino({ level: 'trace' }, { write: (line: string) => void said.push(line) }) })
const pin = '407193552816'

test('of what proved a name at a tablet, and of the pass for the photos, no table and no log keeps a word', async () => {
  const organisation = await makeOrganisation(api())
  const officer = await organisation.as('SAFETY_OFFICER')
  const worker = await organisation.as('WORKER')
  const sql = 'UPDATE member SET personnel_number = $1, pin_hash = $2 WHERE id = $3'
  await rowsOf(api(), sql, ['N-1001', await hashSecret(pepper, pin), worker.memberId])
  const { token } = await enrolledKiosk(doorOf(api().url), officer, organisation)
  const passes: string[] = []
  for (const privacy of ['NAMED', 'CONFIDENTIAL']) {
    const [{ id: siteId }] = organisation.sites
    const card = { id: v4(), type: 'NEAR_MISS', siteId, whatHappened: 'Oil on the floor.', privacy }
    const input = { token, personnelNumber: 'N-1001', pin, card }
    const { fileAtKiosk } = await nobody(api()).run(filingNamed, { input })
    const { id: reportId, photoPass: pass } = fileAtKiosk as { id: string; photoPass: string }
    const device = sender({ url: api().url, pass, reportId })
    expect(await device.send(await taggedJpeg())).toMatchObject({ status: 201 })
    expect(await sender({ url: api().url, pass: `${pass}x`, reportId }).progress()).toMatchObject({
      status: 401,
    })
    passes.push(pass, String(pass.split('.').at(-1)))
  }
  const dump = await dumpOf(api())
  const text = [...[...dump.values()].flat(), ...said, readFileSync(inject('cluster').logFile, 'utf8')].join(
    '\n',
  )
  expect(dump.get('attachment')).toHaveLength(2)
  expect([pin, token, ...passes].filter((secret) => text.includes(secret))).toEqual([])
  const numbered = [...dump].filter(([, rows]) => rows.join('\n').includes('N-1001'))
  expect(numbered.map(([table]) => table)).toEqual(['member'])
  expect(said.join('\n')).not.toContain('N-1001')
})
