import { Refusal } from '../problem/refusal.ts'
import type { Sort } from './list-request.ts'

/** Where a page ended. Opaque to clients; it names its sort, so that it cannot be taken to another list. */
export interface Cursor {
  sort: Sort
  key: string
  id: string
}

export function encodeCursor({ sort, key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url')
}

/** Refuses text that is no cursor, or one of another sort. */
export function decodeCursor(text: string, sort: Sort): { key: string; id: string } {
  const parts = parse(text)
  if (parts && parts[0] === sort && /^\d{1,18}$/.test(parts[2]) && fitsSort(parts[1], sort))
    return { key: parts[1], id: parts[2] }
  throw new Refusal('stale-cursor', 'The cursor belongs to another list; begin again without it.', 'cursor')
}

function parse(text: string): [string, string, string] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const fits = Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === 'string')
    return fits ? (parts as [string, string, string]) : undefined
  } catch {
    return undefined
  }
}

/** What the database will be asked to read the key as. */
function fitsSort(key: string, sort: Sort): boolean {
  if (key.includes('\0')) return false
  if (sort === 'relevance') return /^\d+(\.\d+)?(e-?\d+)?$/i.test(key)
  if (sort === 'newest' || sort === 'price' || sort === '-price') return /^\d{1,18}$/.test(key)
  return true
}
