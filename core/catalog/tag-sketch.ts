/** Bits of a sketch: two whole numbers of PostgreSQL, without their signs. */
const WORD_BITS = 63
const BITS = 2 * WORD_BITS

/**
 * Tags in few bits: every tag sets two, so that whoever lacks one of a tag's bits surely lacks the tag. Small enough to
 * stand in an index, where a list passes over nearly all that does not fit without reading a row.
 */
export type Sketch = readonly [bigint, bigint]

/** The sketch of a product's tags, or the mask of those that are asked for. */
export function sketchOf(tags: readonly string[]): Sketch {
  const words: [bigint, bigint] = [0n, 0n]
  for (const tag of tags) {
    const hash = fnv1a(tag)
    for (const bit of [hash % BITS, Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0]) {
      const place = bit % BITS
      if (place < WORD_BITS) words[0] |= 1n << BigInt(place)
      else words[1] |= 1n << BigInt(place - WORD_BITS)
    }
  }
  return words
}

/** FNV-1a, 32 bits, over UTF-16 units. Stored sketches depend on it: a change means to project again. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
