const ESCAPED = /\\u(0000|[dD][89a-fA-F])/
const PAIR = /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}/g

/** Why PostgreSQL cannot store text, or the JSON that it is; undefined where it can. */
export function unstorable(text: string): string | undefined {
  if (text.includes('\0')) return 'has a NUL character; take it out'
  if (!ESCAPED.test(text)) return undefined
  // A backslash that is itself escaped makes what follows harmless text.
  const rest = text.replaceAll('\\\\', '').replaceAll(PAIR, '')
  if (rest.includes('\\u0000')) return 'has a NUL character; take it out'
  return ESCAPED.test(rest) ? 'has half a character (a lone surrogate); take it out' : undefined
}
