/** A percentage as the law writes it: a decimal string such as `9.975`. */
export type Percent = string

/** One hundred percent in the unit rates are computed in: parts per million. */
export const WHOLE = 1_000_000n

const known = new Map<Percent, bigint>()

/** Parts per million of a percentage: `9.975` is 99750. At most four decimals, which is more than any law uses. */
export function partsPerMillion(percent: Percent): bigint {
  let parts = known.get(percent)
  if (parts === undefined) {
    parts = parse(percent)
    known.set(percent, parts)
  }
  return parts
}

function parse(percent: Percent): bigint {
  const match = /^(-?)(\d{1,4})(?:\.(\d{1,4}))?$/.exec(percent)
  if (!match) throw new RangeError(`${percent} is not a percentage with at most four decimals`)
  const parts = BigInt(match[2] as string) * 10_000n + BigInt((match[3] ?? '').padEnd(4, '0'))
  return match[1] ? -parts : parts
}

/** The shortest decimal string of a rate in parts per million: 99750 is `9.975`. */
export function toPercent(parts: bigint): Percent {
  const sign = parts < 0n ? '-' : ''
  const digits = (parts < 0n ? -parts : parts).toString().padStart(5, '0')
  const fraction = digits.slice(-4).replace(/0+$/, '')
  return `${sign}${digits.slice(0, -4)}${fraction ? `.${fraction}` : ''}`
}

/** The sum of percentages, exact. */
export function sumPercents(percents: readonly Percent[]): Percent {
  return toPercent(percents.reduce((sum, percent) => sum + partsPerMillion(percent), 0n))
}
