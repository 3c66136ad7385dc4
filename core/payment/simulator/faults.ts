/**
 * What goes wrong with the next calls: `not-accepted` says so before anything is done, `drop-before` and `drop-after` cut the
 * connection before or after doing it, `error-after` answers 500 after doing it.
 */
export const FAULTS = ['not-accepted', 'drop-before', 'drop-after', 'error-after'] as const
export type Fault = (typeof FAULTS)[number]

/** Faults that testers have ordered. */
export class Faults {
  #ordered: { fault: Fault; count: number }[] = []

  order(fault: Fault, count: number): void {
    this.#ordered.push({ fault, count })
  }

  next(): Fault | undefined {
    const [first] = this.#ordered
    if (!first) return undefined
    first.count--
    if (first.count <= 0) this.#ordered.shift()
    return first.fault
  }
}
