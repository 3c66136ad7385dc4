import type { Migration } from '../migration.ts'
import { foundation } from './0001-foundation.ts'

/** All migrations, oldest first. A new one is added at the end. */
export const migrations: readonly Migration[] = [foundation]
