import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import { transaction } from '../db/pool.ts'
import { Refusal } from '../problem/refusal.ts'
import { adjust, readDigest, unknownSkus } from './adjustments.sql.ts'
import { readLocations } from './locations.sql.ts'
import { readMovementsOf } from './movements.sql.ts'
import type { MovedBy } from './reservations.sql.ts'
import { digestOf } from './restock.ts'

type AdjustmentWrite = components['schemas']['StockAdjustmentWrite']

/** Changes what is on hand as the back office asks; once for an id, whatever is sent again. Answers the movements made. */
export async function adjustStock(
  pool: pg.Pool,
  asked: AdjustmentWrite,
  by: Omit<MovedBy, 'note'>,
): Promise<components['schemas']['StockAdjustment']> {
  const { id = randomUUID(), reason, note, lines } = asked
  refuseIdle(lines)
  return transaction(pool, async (client) => {
    await refuseUnknown(client, lines)
    const digest = digestOf(reason, lines, note)
    const { applied, short } = await adjust(client, { id, digest, reason, lines, ...(note && { note }), ...by })
    if (short.length > 0) throw belowZero(short, lines)
    if (!applied && (await readDigest(client, id)) !== digest)
      throw new Refusal('duplicate-key', `The id ${id} was used for another adjustment; take a new one.`, '/id')
    return { id, movements: await readMovementsOf(client, id) }
  })
}

function refuseIdle(lines: AdjustmentWrite['lines']): void {
  const seen = new Set<string>()
  for (const [index, { sku, location, delta }] of lines.entries()) {
    if (delta === 0) throw new Refusal('invalid-request', 'A delta of 0 changes nothing.', `/lines/${index}/delta`)
    const key = `${sku}\n${location}`
    if (seen.has(key))
      throw new Refusal(
        'invalid-request',
        `${sku} at ${location} stands twice; make one line of it.`,
        `/lines/${index}`,
      )
    seen.add(key)
  }
}

async function refuseUnknown(client: pg.ClientBase, lines: AdjustmentWrite['lines']): Promise<void> {
  const skus = new Set(
    await unknownSkus(
      client,
      lines.map(({ sku }) => sku),
    ),
  )
  const asked = [...new Set(lines.map(({ location }) => location))]
  const known = new Set((await readLocations(client, asked)).map(({ code }) => code))
  const faults = lines.flatMap(({ sku, location }, index) => [
    ...(skus.has(sku) ? [{ pointer: `/lines/${index}/sku`, detail: `there is no SKU ${sku}` }] : []),
    ...(known.has(location)
      ? []
      : [{ pointer: `/lines/${index}/location`, detail: `there is no location ${location}` }]),
  ])
  if (faults.length > 0) throw new Refusal('unknown-reference', `${faults[0]?.pointer} ${faults[0]?.detail}.`, faults)
}

function belowZero(
  short: readonly { sku: string; location: string; available: number }[],
  lines: AdjustmentWrite['lines'],
): Refusal {
  const faults = short.map(({ sku, location, available }) => ({
    pointer: `/lines/${lines.findIndex((line) => line.sku === sku && line.location === location)}/delta`,
    detail: `${available} of ${sku} are on hand at ${location}: there would be fewer than none, or more than anybody has`,
  }))
  return new Refusal('stock-out-of-bounds', `${faults[0]?.detail}.`, faults)
}
