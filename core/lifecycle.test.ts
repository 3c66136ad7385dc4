import { expect, test } from 'vitest'
import { Lifecycle, Stopped } from './lifecycle.ts'

test('closes the last opened first, once, and goes on past a failure', async () => {
  const said: string[] = []
  const lifecycle = new Lifecycle((message) => said.push(message))
  const open = (name: string, close: () => void) =>
    lifecycle.open(
      name,
      async () => name,
      async () => close(),
    )
  await open('database', () => said.push('database'))
  await open('queue', () => {
    throw new Error('stuck')
  })
  await open('http', () => said.push('http'))
  expect(await Promise.all([lifecycle.close(), lifecycle.close()])).toEqual([false, false])
  expect(said).toEqual(['http', 'queue did not close: stuck', 'database'])
})

test('what is still opening when closing begins is closed too, and its start ends', async () => {
  const lifecycle = new Lifecycle(() => {})
  const { promise, resolve } = Promise.withResolvers<string>()
  const closed: string[] = []
  const start = lifecycle.open(
    'slow',
    () => promise,
    async (name) => closed.push(name),
  )
  const closing = lifecycle.close()
  resolve('slow')
  await expect(start).rejects.toBeInstanceOf(Stopped)
  expect(await closing).toBe(true)
  expect(closed).toEqual(['slow'])
  await expect(
    lifecycle.open(
      'late',
      async () => 1,
      async () => {},
    ),
  ).rejects.toBeInstanceOf(Stopped)
})
