import type { ClientBase, Pool } from 'pg'
import type { LocationKind, StockLocation } from './location.ts'

// Raw SQL: a small table, read whole or by code, written by the row.

export interface LocationRow {
  code: string
  kind: LocationKind
  name: string
  country: string
  subdivision: string | null
  postal_code: string | null
  city: string | null
  latitude: number | null
  longitude: number | null
  active: boolean
}

const COLUMNS = 'code, kind, name, country, subdivision, postal_code, city, latitude, longitude, active'

export function locationOf(row: LocationRow): StockLocation {
  const { code, kind, name, country, subdivision, postal_code, city, latitude, longitude, active } = row
  return {
    code,
    kind,
    name,
    country,
    ...(subdivision !== null && { subdivision }),
    ...(postal_code !== null && { postalCode: postal_code }),
    ...(city !== null && { city }),
    ...(latitude !== null && longitude !== null && { coordinates: { latitude, longitude } }),
    active,
  }
}

/** All locations by code, or those of some codes. */
export async function readLocations(client: Pool | ClientBase, codes?: readonly string[]): Promise<StockLocation[]> {
  const { rows } = await client.query<LocationRow>({
    name: 'stock-locations',
    text: `select ${COLUMNS} from stock_location where $1::text[] is null or code = any($1) order by code`,
    values: [codes ?? null],
  })
  return rows.map(locationOf)
}

/** Creates or replaces locations. */
export async function writeLocations(
  client: Pool | ClientBase,
  locations: readonly (Omit<StockLocation, 'active'> & { active?: boolean })[],
): Promise<void> {
  const rows = locations.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  await client.query(
    `insert into stock_location (${COLUMNS})
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::double precision[], $9::double precision[], $10::boolean[])
     on conflict (code) do update set kind = excluded.kind, name = excluded.name, country = excluded.country,
       subdivision = excluded.subdivision, postal_code = excluded.postal_code, city = excluded.city,
       latitude = excluded.latitude, longitude = excluded.longitude, active = excluded.active`,
    [
      rows.map(({ code }) => code),
      rows.map(({ kind }) => kind),
      rows.map(({ name }) => name),
      rows.map(({ country }) => country),
      rows.map(({ subdivision }) => subdivision ?? null),
      rows.map(({ postalCode }) => postalCode ?? null),
      rows.map(({ city }) => city ?? null),
      rows.map(({ coordinates }) => coordinates?.latitude ?? null),
      rows.map(({ coordinates }) => coordinates?.longitude ?? null),
      rows.map(({ active }) => active ?? true),
    ],
  )
}
