/** The simulated provider's own clock: the system's, moved by a tester, or stopped. */
export class SimulatedClock {
  #offset = 0
  #stoppedAt: number | undefined

  now(): number {
    return this.#stoppedAt ?? Date.now() + this.#offset
  }

  /** Stops at a moment; time goes on only when it is advanced. */
  stop(at: number): void {
    this.#stoppedAt = at
  }

  advance(ms: number): void {
    if (this.#stoppedAt === undefined) this.#offset += ms
    else this.#stoppedAt += ms
  }

  get stopped(): boolean {
    return this.#stoppedAt !== undefined
  }
}
