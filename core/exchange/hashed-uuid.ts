import { createHash } from 'node:crypto'

/** A UUID of version 8 from what it stands for: the same each time, so that a repeated wish is the same operation. */
export function hashedUuid(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\n')
  const hex = hash.digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
