import { expect, test } from 'vitest'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
const save = 'mutation ($input: SaveViewInput!) { saveView(input: $input) { id name filter } }'
const list = '{ savedViews { id name filter } }'
const remove = 'mutation ($id: UUID!) { deleteView(id: $id) }'

test('a view keeps a filter under a name, for its owner only', async () => {
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const colleague = await organisation.as('SAFETY_OFFICER')
  const filter = {
    privacy: ['CONFIDENTIAL'],
    source: ['BOX'],
    overdue: true,
    submittedFrom: '2026-01-01T00:00:00.000Z',
  }
  const { saveView } = await officer.run(save, { input: { name: ' Late ', filter } })
  expect(saveView).toMatchObject({ name: 'Late', filter })
  const again = await officer.run(save, { input: { name: 'Late', filter: { text: 'масло' } } })
  expect(again.saveView).toEqual({ id: saveView.id, name: 'Late', filter: { text: 'масло' } })
  expect((await officer.run(list)).savedViews).toEqual([again.saveView])
  expect((await colleague.run(list)).savedViews).toEqual([])
  await colleague.expectError('NOT_FOUND', remove, { id: saveView.id })
  expect((await officer.run(remove, { id: saveView.id })).deleteView).toBe(saveView.id)
  await officer.expectError('NOT_FOUND', remove, { id: saveView.id })
  expect((await officer.run(list)).savedViews).toEqual([])
})

test.each([
  ['an unknown part', { colour: 'red' }],
  ['a wrong word', { status: ['OPEN'] }],
  ['a wrong type', { overdue: 'yes' }],
  ['a wrong id', { siteId: ['1'] }],
  ['a wrong date', { submittedFrom: 'yesterday' }],
  ['too much', { potential: Array.from({ length: 101 }, () => 1) }],
  ['NUL', { text: 'a\u0000b' }],
])('a filter with %s is not kept', async (_name, filter) => {
  const officer = await (await makeOrganisation(product())).as('SAFETY_OFFICER')
  const error = await officer.expectError('INVALID', save, { input: { name: 'Odd', filter } })
  expect(error.extensions?.fields).not.toEqual([])
  expect((await officer.run(list)).savedViews).toEqual([])
})

test('fifty views are enough, also for two tabs at once', async () => {
  const officer = await (await makeOrganisation(product())).as('SAFETY_OFFICER')
  const input = (name: string) => ({ input: { name, filter: {} } })
  for (let index = 0; index < 49; index++) await officer.run(save, input(`View ${index}`))
  const last = await Promise.all(['a', 'b', 'c'].map((name) => officer.ask(save, input(name))))
  const refused = last.flatMap(({ errors }) => errors.map((error) => error.extensions?.code))
  expect(refused).toEqual(['LIMIT', 'LIMIT'])
  await officer.run(save, input('View 7'))
})
