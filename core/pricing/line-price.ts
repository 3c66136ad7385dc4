import { AMOUNT_MAX } from '../money/amount.ts'
import { display } from '../money/currency.ts'
import { Refusal } from '../problem/refusal.ts'
import type { Explanation } from './explanation.ts'
import type { AnnouncedReduction } from './promotion/announced-reduction.ts'
import type { QuoteInput, QuoteInputLine } from './quote-input.ts'
import { type PriceCandidate, rungsOf, selectPrice } from './select-price.ts'

/** A line whose price is known and whose tax is not. Amounts are as displayed in the market. */
export interface LinePrice {
  input: QuoteInputLine
  unitPrice: bigint
  amount: bigint
  /** What is taken off `unitPrice` times the quantity. */
  discount: bigint
  explain: Explanation[]
  reduction?: AnnouncedReduction | undefined
}

const FREE_LINE: Explanation = { step: 'price', rule: 'price.request', value: 'the price was given with the request' }

/** The first step of the pipeline: which price applies. */
export function linePrice(line: QuoteInputLine, index: number, input: QuoteInput): LinePrice {
  const chosen = line.candidates && selectPrice(line.candidates, { ...scopeOf(input), quantity: line.quantity })
  const unitPrice = line.unitPrice ?? chosen?.amount
  if (unitPrice === undefined) throw noPrice(line, index, input)
  const discount = line.discount ?? 0n
  const amount = unitPrice * BigInt(line.quantity) - discount
  if (amount > AMOUNT_MAX) {
    const text = `Line ${line.ref} exceeds 2^53 − 1 minor units; lower the price or the quantity.`
    throw new Refusal('amount-out-of-bounds', text, `/lines/${index}`)
  }
  return { input: line, unitPrice, amount, discount, explain: [chosen ? priceExplanation(chosen) : FREE_LINE] }
}

function scopeOf(input: QuoteInput) {
  return { currency: input.currency, channel: input.channel, group: input.group, day: input.day }
}

function priceExplanation(price: PriceCandidate): Explanation {
  const rungs = rungsOf(price)
  const why = rungs.length > 0 ? `most specific by ${rungs.join(', ')}` : 'the general price'
  const { conversion } = price
  const converted = conversion
    ? `; converted from ${display(conversion.from.amount, conversion.from.currency)} at ${conversion.rate} of ${conversion.day}${conversion.stale ? ' (older than allowed: kept)' : ''}`
    : ''
  return {
    step: 'price',
    rule: `price.${price.list}`,
    value: `${display(price.amount, price.currency)}, ${why}${converted}`,
    ...(price.from && { from: price.from }),
    ...(conversion && { source: { cite: conversion.source, url: '' } }),
  }
}

function noPrice(line: QuoteInputLine, index: number, input: QuoteInput): Refusal {
  const text = `${line.sku ?? line.ref} has no price in ${input.market} in ${input.currency} on ${input.day}; add one to a price list.`
  return new Refusal('no-price', text, `/lines/${index}/sku`)
}
