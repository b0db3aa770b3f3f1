import { expect, it } from 'vitest'
import { ApiError, codes } from '../api/error'
import { mayHaveArrived } from './refusal'

it('takes only a definite refusal for one', () => {
  const unknown = codes.filter((code) => mayHaveArrived(new ApiError(code, code)))
  expect(unknown).toEqual(['CONFLICT', 'UNAVAILABLE', 'INTERNAL'])
  expect(mayHaveArrived(new Error('anything else'))).toBe(true)
})
