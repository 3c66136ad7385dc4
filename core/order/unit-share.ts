import type { QuoteTax } from '../pricing/quote-input.ts'

/** What a number of units of a line costs. Amounts are minor units; net + tax = gross, and tax is the sum of the taxes. */
export interface Taxed {
  net: number
  tax: number
  gross: number
  taxes: QuoteTax[]
}

/**
 * The units from `from` (inclusive) to `to` (exclusive) of a line of `quantity`: each unit has its cents, and any way of
 * cutting a line into parts gives back exactly the line. Nothing is computed anew, only divided.
 */
export function unitShare(line: Taxed, quantity: number, from: number, to: number): Taxed {
  const part = (amount: number) => upTo(amount, to, quantity) - upTo(amount, from, quantity)
  const taxes = line.taxes.map((tax) => ({ ...tax, base: part(tax.base), amount: part(tax.amount) }))
  const tax = taxes.reduce((sum, { amount }) => sum + amount, 0)
  const gross = part(line.gross)
  return { net: gross - tax, tax, gross, taxes }
}

/**
 * No more than was agreed, tax included: where the law of a later day makes a part cost more, what the tax has risen by is the
 * seller's, and the part bears the taxes that are contained in the agreed sum, to the nearest minor unit.
 */
export function heldTo(part: Taxed, agreed: number): Taxed {
  if (part.gross <= agreed) return part
  const within = (amount: number) =>
    Number((2n * BigInt(amount) * BigInt(agreed) + BigInt(part.gross)) / (2n * BigInt(part.gross)))
  const taxes = part.taxes.map((tax) => ({ ...tax, base: within(tax.base), amount: within(tax.amount) }))
  const tax = taxes.reduce((sum, { amount }) => sum + amount, 0)
  return { net: agreed - tax, tax, gross: agreed, taxes }
}

/** What the first `units` of a line come to, rounded down; exact without floats. */
function upTo(amount: number, units: number, quantity: number): number {
  return Number((BigInt(amount) * BigInt(units)) / BigInt(quantity))
}

/** The sum of parts that are taxed alike, tax by tax in their order. */
export function sumOf(parts: readonly Taxed[]): Taxed {
  const [first, ...rest] = parts
  if (!first) return { net: 0, tax: 0, gross: 0, taxes: [] }
  const sum: Taxed = { ...first, taxes: first.taxes.map((tax) => ({ ...tax })) }
  for (const part of rest) {
    sum.net += part.net
    sum.tax += part.tax
    sum.gross += part.gross
    for (const tax of part.taxes) addTax(sum.taxes, tax)
  }
  return sum
}

function addTax(taxes: QuoteTax[], tax: QuoteTax): void {
  const same = taxes.find(
    (each) => each.name === tax.name && each.percent === tax.percent && each.jurisdiction === tax.jurisdiction,
  )
  if (!same) taxes.push({ ...tax })
  else {
    same.base += tax.base
    same.amount += tax.amount
  }
}
