import type { Mapping } from '../../core/catalog/import/mapping.ts'
import toySets from './toy-sets.json' with { type: 'json' }

/** Mappings of CSV files, by the name that imports use. */
export const mappings: ReadonlyMap<string, Mapping> = new Map([['toy-sets', toySets]])
