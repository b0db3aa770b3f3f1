import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const failing = `
  import { buildSchema, graphql } from 'graphql'
  import { hearUnheard } from './src/unheard.ts'
  if (process.argv.includes('hear')) hearUnheard(process, { error: (what, text) => console.log(JSON.stringify(what), text) })
  const schema = buildSchema('type Query { rows: [Row!] } type Row { surely: String! }')
  const rows = [
    { surely: () => Promise.reject(new Error('Anna')) },
    { surely: () => { throw new Error('at once') } },
  ]
  const { errors } = await graphql({ schema, source: '{ rows { surely } }', rootValue: { rows } })
  setTimeout(() => console.log('lives after', errors.length), 50)
`
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', failing, '--', ...args], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  })

test('a failure that nobody hears ends no server, and its words stay out of the log', () => {
  expect(run().status).not.toBe(0)
  const { status, stdout } = run('hear')
  expect(status).toBe(0)
  expect(stdout).toContain('{"kind":"GraphQLError"} a failure that nobody heard')
  expect(stdout).toContain('lives after 1')
  expect(stdout).not.toContain('Anna')
})
