/** JSON writes NUL as an escape; a backslash before it that is itself escaped makes it harmless text. */
const ESCAPED = /(?<!\\)(?:\\\\)*\\u0000/

/** Does text, or the JSON that it is, hold a NUL character? PostgreSQL stores none. */
export function hasNul(text: string): boolean {
  return text.includes('\0') || (text.includes('\\u0000') && ESCAPED.test(text))
}
