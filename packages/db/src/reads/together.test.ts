import { expect, test } from 'vitest'
import { together } from './together'

const squares = () => {
  const asked: number[][] = []
  const ask = (numbers: number[]) => {
    asked.push(numbers)
    return numbers.includes(0)
      ? Promise.reject(new Error('nought'))
      : Promise.resolve(numbers.map((n) => n * n))
  }
  return { asked, square: together(ask, 3) }
}

test('questions of one turn go together, each with its own answer, and not too many at once', async () => {
  const { asked, square } = squares()
  expect(await Promise.all([5, 4, 3, 2].map(square))).toEqual([25, 16, 9, 4])
  expect(asked).toEqual([[5, 4, 3], [2]])
  expect(await square(7)).toBe(49)
  expect(asked).toHaveLength(3)
})

test('what fails, fails for those who asked together, and the next are asked again', async () => {
  const { square } = squares()
  const ends = await Promise.allSettled([1, 0].map(square))
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await square(2)).toBe(4)
})
