/** Name of the last migration, kept apart so that an up-to-date start loads none of them. */
export const newestMigration = '0009-writing'
