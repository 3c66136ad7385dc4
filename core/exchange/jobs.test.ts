import { afterEach, expect, test, vi } from 'vitest'
import { Jobs } from './jobs.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('a job begins at once and comes back after its time, never twice at once, also after it failed', async () => {
  vi.useFakeTimers()
  const ends: (() => void)[] = []
  const failures: unknown[] = []
  let begun = 0
  const run = () => {
    begun++
    return begun === 2 ? Promise.reject(new Error('once')) : new Promise<void>((resolve) => ends.push(resolve))
  }
  const jobs = new Jobs([{ name: 'work', everyMs: 100, run }], (_name, error) => failures.push(error))
  expect(begun).toBe(0)
  await vi.advanceTimersByTimeAsync(500)
  expect(begun).toBe(1)
  ends[0]?.()
  await vi.advanceTimersByTimeAsync(100)
  expect(begun).toBe(2)
  expect(failures).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(100)
  expect(begun).toBe(3)
  const stopping = jobs.stop()
  ends[1]?.()
  await stopping
  await vi.advanceTimersByTimeAsync(1000)
  expect(begun).toBe(3)
})
