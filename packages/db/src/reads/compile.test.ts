import { expect, test } from 'vitest'
import { compile } from './compile'

const org = '0191d9c0-0000-7000-8000-000000000001'
const select = { id: true }

test('pages of every length share a few statements, and none holds more rows than asked for', () => {
  const texts = new Set<string>()
  for (let take = 1; take <= 100; take++) {
    const compiled = compile('report', 'findMany', { select, take })
    texts.add(compiled?.text ?? 'Prisma')
    const cells = JSON.stringify(Array.from({ length: 101 }, (_, n) => [String(n)]))
    expect(compiled?.read(cells)).toHaveLength(take)
  }
  expect(texts.size).toBeLessThan(8)
  expect(compile('report', 'findMany', { select, skip: 7 })).toBeNull()
})

test('a key with a part missing is Prisma’s to refuse, not a question for any row', () => {
  const by = (id: string | undefined) => ({
    select,
    where: { organisationId_id: { organisationId: org, id } },
  })
  expect(compile('report', 'findUnique', by(org))).not.toBeNull()
  expect(compile('report', 'findUnique', by(undefined))).toBeNull()
})

test('what the question tells is not sent with every row, in relations neither', () => {
  const keys = { organisationId: true, id: true }
  const asked = { select: { ...keys, site: { select: keys } }, where: { organisationId: org } }
  const compiled = compile('report', 'findMany', asked)
  expect(compiled?.text).not.toContain('json_build_array(t1."organisation_id"')
  expect(
    compiled?.read(
      JSON.stringify([
        ['a', ['b']],
        ['c', null],
      ]),
    ),
  ).toEqual([
    { organisationId: org, id: 'a', site: { organisationId: org, id: 'b' } },
    { organisationId: org, id: 'c', site: null },
  ])
})
