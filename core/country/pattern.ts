const patterns = new Map<string, RegExp>()

/** A pattern of a pack as an expression. There are few of them, and compiling one costs more than a hundred tests of it. */
export function compiled(pattern: string): RegExp {
  let expression = patterns.get(pattern)
  if (!expression) {
    expression = new RegExp(pattern)
    patterns.set(pattern, expression)
  }
  return expression
}
