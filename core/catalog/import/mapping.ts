import { exponentOf } from '../../money/currency.ts'

/**
 * How the columns of a CSV become a product document. `document` has the shape of the document; its leaves are:
 * text with `{column}` in it, absent where a column is empty; `{column, …}` read as a number, amount, day or boolean; `{first}`,
 * the first that is present. Objects and arrays lose what is absent, and are absent where nothing is left.
 * `{flag, then}` counts only when the import is run with that flag. `{needs, then}` only where that column is filled.
 */
export interface Mapping {
  description: string
  /** Flags and what each does. */
  flags?: Record<string, string>
  document: unknown
}

type Row = Readonly<Record<string, string>>

/** A value could not be read as its mapping says. */
export class UnmappedValue extends Error {
  readonly column: string

  constructor(column: string, message: string) {
    super(`column ${column} ${message}`)
    this.column = column
  }
}

/** Applies a mapping to a row. Throws UnmappedValue for text that cannot be read. */
export function applyMapping(mapping: Mapping, row: Row, flags: ReadonlySet<string>): unknown {
  return evaluate(mapping.document, row, flags)
}

function evaluate(template: unknown, row: Row, flags: ReadonlySet<string>): unknown {
  if (typeof template === 'string') return fill(template, row)
  if (typeof template !== 'object' || template === null) return template
  if (Array.isArray(template)) return list(template, row, flags)
  const node = template as Record<string, unknown>
  if (typeof node.column === 'string') return columnValue(node as unknown as ColumnNode, row)
  if (Array.isArray(node.first))
    return node.first.map((each) => evaluate(each, row, flags)).find((each) => each !== undefined)
  if (typeof node.flag === 'string') return flags.has(node.flag) ? evaluate(node.then, row, flags) : undefined
  if (typeof node.needs === 'string') return cell(row, node.needs) === '' ? undefined : evaluate(node.then, row, flags)
  const entries = Object.entries(node).map(([key, each]) => [key, evaluate(each, row, flags)] as const)
  const present = entries.filter(([, value]) => value !== undefined)
  return present.length > 0 ? Object.fromEntries(present) : undefined
}

function list(template: unknown[], row: Row, flags: ReadonlySet<string>): unknown[] | undefined {
  const values = template.map((each) => evaluate(each, row, flags)).filter((value) => value !== undefined)
  return values.length > 0 ? values : undefined
}

function fill(template: string, row: Row): string | undefined {
  let absent = false
  const filled = template.replace(/\{([^}]+)\}/g, (_, column: string) => {
    const value = cell(row, column)
    if (value === '') absent = true
    return value
  })
  return absent ? undefined : filled
}

function cell(row: Row, column: string): string {
  const value = row[column]
  if (value === undefined) throw new UnmappedValue(column, 'is not in the file')
  return value.trim()
}

/** `as` says how to read a cell: an integer (after multiplying by `times`), an amount of a currency, a day or the day after, yes or no. */
interface ColumnNode {
  column: string
  as: 'integer' | 'amount' | 'day' | 'day-after' | 'boolean'
  times?: number
  currency?: string
  /** Cells that mean nothing is known. */
  absent?: string[]
}

function columnValue(node: ColumnNode, row: Row): unknown {
  const text = cell(row, node.column)
  if (text === '' || node.absent?.includes(text)) return undefined
  if (node.as === 'amount') return amount(text, node)
  if (node.as === 'integer') return scaled(text, node.column, node.times ?? 1)
  if (node.as === 'boolean') return yesOrNo(text, node.column)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new UnmappedValue(node.column, `has ${text}, which is not a day`)
  return node.as === 'day' ? text : new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** A decimal as minor units, exactly: text is never read as a float. */
function amount(text: string, { column, currency = '' }: ColumnNode): number {
  const exponent = exponentOf(currency)
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(text)
  if (exponent === undefined || !match)
    throw new UnmappedValue(column, `has ${text}, which is not an amount of ${currency}`)
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > exponent) throw new UnmappedValue(column, `has ${text}, which is finer than ${currency} goes`)
  return Number((match[1] as string) + fraction.padEnd(exponent, '0'))
}

/** A measure, rounded to whole units after scaling (kg to g, cm to mm). */
function scaled(text: string, column: string, times: number): number {
  const value = Number(text)
  if (!/^\d+(\.\d+)?(e-?\d+)?$/i.test(text) || !Number.isFinite(value))
    throw new UnmappedValue(column, `has ${text}, which is not a number`)
  return Math.round(value * times)
}

function yesOrNo(text: string, column: string): boolean {
  const word = text.toLowerCase()
  if (['true', 'yes', '1'].includes(word)) return true
  if (['false', 'no', '0'].includes(word)) return false
  throw new UnmappedValue(column, `has ${text}, which is neither yes nor no`)
}
