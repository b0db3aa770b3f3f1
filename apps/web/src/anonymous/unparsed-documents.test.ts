import { parse, print } from 'graphql'
import { expect, it } from 'vitest'
import { graphql as parsed } from '../api/graphql'
import { initGraphQLTada } from './unparsed-documents'

it('leaves a document what the library would have made of it', () => {
  const [fragment, text] = [
    'fragment Place on Site @_unmask { id name }',
    'query Places { sites { ...Place } }',
  ]
  const unparsed = initGraphQLTada()
  const tada = parsed as unknown as (text: string, fragments?: object[]) => Parameters<typeof print>[0]
  expect(print(parse(unparsed(text, [unparsed(fragment)])))).toBe(print(tada(text, [tada(fragment)])))
})
