/** Name of the last migration in index.ts, apart so that an up-to-date start need not load them. A test compares. */
export const newestMigration = '0001-foundation'
