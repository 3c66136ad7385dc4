import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'core/**/*.test.ts',
      'catalogue/**/*.test.ts',
      'countries/**/*.test.ts',
      'config/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    globalSetup: ['test/database-server.ts'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
