import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { createPool, transaction, waitUntilReady } from './pool.ts'

test('reads whole numbers exactly, days and decimals as text, instants as dates', async () => {
  const { pool } = await testDatabase()
  const { rows } = await pool.query(
    "select 9007199254740993::int8 as whole, '2026-03-29'::date as day, 1.10::numeric as decimal, 'epoch'::timestamptz as at",
  )
  expect(rows[0]).toEqual({ whole: 9007199254740993n, day: '2026-03-29', decimal: '1.10', at: new Date(0) })
})

test('a transaction happens as a whole or not at all', async () => {
  const { pool } = await testDatabase()
  const failing = transaction(pool, async (client) => {
    await client.query("insert into setting values ('half', '1')")
    throw new Error('stop')
  })
  await expect(failing).rejects.toThrow('stop')
  await transaction(pool, (client) => client.query("insert into setting values ('whole', '1')"))
  const { rows } = await pool.query('select key from setting')
  expect(rows).toEqual([{ key: 'whole' }])
})

test('says why a database cannot be reached', async () => {
  const pool = createPool('postgres://nobody@127.0.0.1:1/none')
  await expect(waitUntilReady(pool, 50)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await pool.end()
})
