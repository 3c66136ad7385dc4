import type pg from 'pg'
import type { ServiceKind } from '../country/section/delivery.ts'
import type { PickupPointDocument } from './pickup-point.ts'

// Raw SQL: the neighbours of a postal code walk along an index to both sides, prepared; an import writes a thousand rows
// in one statement that touches only what differs.

interface Row {
  code: string
  kind: PickupPointDocument['kind']
  country: string
  postal_code: string
  name: string
  carrier: string | null
  address: { line1: string; line2?: string; city: string; postalCode: string; country: string }
  latitude: number | null
  longitude: number | null
  opening_hours: NonNullable<PickupPointDocument['openingHours']> | null
  active: boolean
}

/** As stored: `postalCode` is normalised, `address` is as people write it. */
export type StoredPickupPoint = Omit<PickupPointDocument, 'line1' | 'line2' | 'city' | 'active'> & {
  active: boolean
  address: Row['address']
}

const COLUMNS = 'code, kind, country, postal_code, name, carrier, address, latitude, longitude, opening_hours, active'

function pointOf(row: Row): StoredPickupPoint {
  return {
    code: row.code,
    kind: row.kind,
    country: row.country,
    postalCode: row.postal_code,
    name: row.name,
    ...(row.carrier !== null && { carrier: row.carrier }),
    address: row.address,
    ...(row.latitude !== null && row.longitude !== null && { latitude: row.latitude, longitude: row.longitude }),
    ...(row.opening_hours !== null && { openingHours: row.opening_hours }),
    active: row.active,
  }
}

/** So many to each side: more stand in one postal code only where all of them are near. */
const NEIGHBOURS = 100

/** Points around a postal code in the order of codes: the longest beginnings in common are among them. */
export async function readNeighbours(
  pool: pg.Pool,
  { country, kind, postalCode }: { country: string; kind: ServiceKind; postalCode: string },
): Promise<StoredPickupPoint[]> {
  const { rows } = await pool.query<Row>({
    name: 'pickup-points-near',
    text: `(select ${COLUMNS} from pickup_point
        where country = $1 and kind = $2 and active and postal_code >= $3
        order by postal_code, code limit ${NEIGHBOURS})
      union all
      (select ${COLUMNS} from pickup_point
        where country = $1 and kind = $2 and active and postal_code < $3
        order by postal_code desc, code desc limit ${NEIGHBOURS})`,
    values: [country, kind, postalCode],
  })
  return rows.map(pointOf)
}

/** One point that is open for parcels, or undefined. */
export async function findPickupPoint(
  client: pg.ClientBase | pg.Pool,
  { country, kind, code }: { country: string; kind: ServiceKind; code: string },
): Promise<StoredPickupPoint | undefined> {
  const { rows } = await client.query<Row>({
    name: 'pickup-point',
    text: `select ${COLUMNS} from pickup_point where country = $1 and kind = $2 and code = $3 and active`,
    values: [country, kind, code],
  })
  return rows[0] && pointOf(rows[0])
}

/** Writes points that differ from what is stored; says of each written one whether it is new. */
export async function writePickupPoints(
  client: pg.ClientBase,
  points: readonly StoredPickupPoint[],
): Promise<{ created: boolean }[]> {
  const documents = points.map(({ postalCode, openingHours, ...point }) => ({
    ...point,
    postal_code: postalCode,
    opening_hours: openingHours,
  }))
  const { rows } = await client.query<{ created: boolean }>(
    `insert into pickup_point as stored (${COLUMNS})
     select ${COLUMNS} from jsonb_to_recordset($1::jsonb) as given (code text, kind text, country text,
       postal_code text, name text, carrier text, address jsonb, latitude double precision,
       longitude double precision, opening_hours jsonb, active boolean)
     on conflict (country, kind, code) do update set postal_code = excluded.postal_code, name = excluded.name,
       carrier = excluded.carrier, address = excluded.address, latitude = excluded.latitude,
       longitude = excluded.longitude, opening_hours = excluded.opening_hours, active = excluded.active
     where (stored.postal_code, stored.name, stored.carrier, stored.address, stored.latitude, stored.longitude,
         stored.opening_hours, stored.active)
       is distinct from (excluded.postal_code, excluded.name, excluded.carrier, excluded.address, excluded.latitude,
         excluded.longitude, excluded.opening_hours, excluded.active)
     returning xmax = 0 as created`,
    [JSON.stringify(documents)],
  )
  return rows
}
