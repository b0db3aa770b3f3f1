import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { useImports } from '../support/imports'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
const bench = useImports(product)

// Public data that is too large a part of itself to be kept here: read where a checkout lies beside it.
const file = path.join(import.meta.dirname, '../../../shared/data/industrial-accidents.csv')
const dashboard = `{ dashboard(from: "2016-01-01", to: "2017-07-01") {
  perMonth { reports } foresight { compared exceeded mildest mildestMajor }
  funnel { stage reports } sites { reports } } }`

test.skipIf(!existsSync(file))(
  '425 real accidents come in, stand on the dashboard, and come in once',
  async () => {
    const organisation = await makeOrganisation(product())
    const admin = await organisation.as('ADMIN')
    const content = readFileSync(file)
    const done = await bench().apply(organisation, admin, content)
    expect(done).toMatchObject({ status: 'APPLIED', rowsApplied: 425, rowsRefused: 0 })
    expect(done.preview.foresight).toEqual({ compared: 425, exceeded: 338, onScale: 337 })

    const seen = (await admin.run(dashboard)).dashboard
    const sum = (rows: { reports: number }[]) => rows.reduce((all, { reports }) => all + reports, 0)
    expect(seen.perMonth).toHaveLength(19)
    expect(sum(seen.perMonth)).toBe(425)
    expect(seen.sites.filter(({ reports }: { reports: number }) => reports > 0)).toHaveLength(12)
    // The file has one VI beside a V, which our scale does not tell apart.
    expect(seen.foresight).toEqual({ compared: 425, exceeded: 337, mildest: 316, mildestMajor: 90 })
    expect(seen.funnel[0]).toEqual({ stage: 'REPORTED', reports: 0 })

    const again = await bench().preview(organisation, admin, content)
    expect(again).toMatchObject({ rowsKnown: 425, rowsReady: 0 })
    expect((await admin.run(dashboard)).dashboard).toEqual(seen)
  },
)
