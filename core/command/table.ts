import Table from 'cli-table3'

/** Characters of a cell beyond which nobody reads; `--json` has the whole. */
const CELL_MAX = 90

/** A table for people: plain lines, no colours, so that it can be pasted anywhere. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const drawn = new Table({ head: [...head], style: { head: [], border: [], compact: true } })
  for (const row of rows) drawn.push(row.map(clipped))
  return drawn.toString()
}

function clipped(cell: string): string {
  const lines = cell.split('\n').map((line) => (line.length > CELL_MAX ? `${line.slice(0, CELL_MAX - 1)}…` : line))
  return lines.join('\n')
}
