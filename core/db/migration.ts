import type { Kysely } from 'kysely'

/** One step of the schema. Never changed once released: a later step corrects it. */
export type Migration = {
  /** Same as its file, `NNNN-name`; they run in the order of their names. */
  name: string
  /** Why the schema changes. */
  reason: string
  // biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, for which there are no types
  up(db: Kysely<any>): Promise<void>
}
