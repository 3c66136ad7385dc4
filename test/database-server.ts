import type { TestProject } from 'vitest/node'
import { readEnv } from '../config/env.ts'
import { startEmbedded } from '../core/db/embedded.ts'
import { migrate } from '../core/db/migrate.ts'
import { createPool } from '../core/db/pool.ts'
import { createDatabase, databaseUrl, dropDatabase } from './databases.sql.ts'
import { temporaryFolder } from './temporary-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server where databases may be made, and the name of the migrated one to copy. */
    testServer: { url: string; template: string }
  }
}

/** Runs once around all tests: one server, one migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await testServer()
  const template = `noyau_test_${process.pid}_template`
  await createDatabase(server.url, template)
  const pool = createPool(databaseUrl(server.url, template), { max: 1 })
  await migrate(pool)
  await pool.end()
  project.provide('testServer', { url: server.url, template })
  return async () => {
    await dropDatabase(server.url, template)
    await server.stop()
  }
}

async function testServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const { databaseUrl: given } = readEnv()
  if (given !== undefined) return { url: given, stop: async () => {} }
  const folder = temporaryFolder('noyau-test-')
  const server = await startEmbedded({ dataDir: folder.path, durable: false }).catch((error) => {
    folder.remove()
    throw error
  })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      folder.remove()
    },
  }
}
