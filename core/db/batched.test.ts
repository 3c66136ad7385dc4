import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { batched } from './batched.ts'

const pool = {} as Pool

/** A read that answers each key doubled, when told to. */
function reader() {
  const batches: { keys: readonly number[]; answer: () => void; fail: (error: Error) => void }[] = []
  const read = batched(
    (_pool: Pool, keys: readonly number[]) =>
      new Promise<number[]>((resolve, reject) => {
        batches.push({ keys, answer: () => resolve(keys.map((key) => key * 2)), fail: reject })
      }),
  )
  return { batches, read }
}

test('the first go at once, what comes meanwhile goes together, each gets its own answer', async () => {
  const { batches, read } = reader()
  const answers = [1, 2, 3, 4, 5].map((key) => read(pool, key))
  expect(batches.map(({ keys }) => keys)).toEqual([[1], [2]])
  batches[0]?.answer()
  expect(await answers[0]).toBe(2)
  await expect.poll(() => batches.map(({ keys }) => keys)).toEqual([[1], [2], [3, 4, 5]])
  batches[1]?.answer()
  batches[2]?.answer()
  expect(await Promise.all(answers)).toEqual([2, 4, 6, 8, 10])
  const later = read(pool, 6)
  expect(batches.at(-1)?.keys).toEqual([6])
  batches.at(-1)?.answer()
  expect(await later).toBe(12)
})

test('a statement that fails fails who asked for it, and nobody else', async () => {
  const { batches, read } = reader()
  const [first, second] = [read(pool, 1), read(pool, 2)]
  const third = read(pool, 3)
  const failed = expect(first).rejects.toThrow('gone')
  batches[0]?.fail(new Error('gone'))
  await failed
  await expect.poll(() => batches.length).toBe(3)
  for (const { answer } of batches.slice(1)) answer()
  expect([await second, await third]).toEqual([4, 6])
})
