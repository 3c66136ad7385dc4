import { unstorable } from '../../text/unstorable.ts'

/** A row of a file to be imported: what it says, or why it cannot be read. Lines count from 1. */
export type SourceRow<T> = { line: number; value: T } | { line: number; reason: string }

/** What a decoder puts where bytes were not UTF-8. */
const REPLACEMENT = '\ufffd'

/** Why text cannot be taken, or undefined. A replaced character is lost information. */
export function textFault(text: string): string | undefined {
  if (text.includes(REPLACEMENT)) return 'is not valid UTF-8; save the file as UTF-8'
  return unstorable(text)
}
