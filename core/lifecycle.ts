/** Thrown out of a start that a signal has overtaken; nothing is wrong. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

type Opened = { name: string; close: () => Promise<void> }

/** What the process has opened, to be closed in reverse order, also when it is told to stop while it still starts. */
export class Lifecycle {
  readonly #opened: Opened[] = []
  readonly #report: (message: string) => void
  #closing: Promise<boolean> | undefined

  /** @param report told what failed to close */
  constructor(report: (message: string) => void) {
    this.#report = report
  }

  /**
   * Opens something and keeps how to close it.
   *
   * @throws Stopped when closing has begun meanwhile
   */
  async open<T>(name: string, open: () => Promise<T>, close: (opened: T) => Promise<unknown>): Promise<T> {
    if (this.#closing !== undefined) throw new Stopped()
    const opening = open()
    this.#opened.push({
      name,
      close: async () => {
        const result = await Promise.allSettled([opening])
        if (result[0].status === 'fulfilled') await close(result[0].value)
      },
    })
    const opened = await opening
    if (this.#closing !== undefined) throw new Stopped()
    return opened
  }

  /** Closes everything, the last first; once, however often it is called. False when something failed to close. */
  close(): Promise<boolean> {
    this.#closing ??= this.#closeAll()
    return this.#closing
  }

  async #closeAll(): Promise<boolean> {
    let well = true
    for (let next = this.#opened.pop(); next !== undefined; next = this.#opened.pop()) {
      try {
        await next.close()
      } catch (error) {
        well = false
        this.#report(`${next.name} did not close: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    return well
  }

  /** Closes and ends the process when it is told to stop; being told again changes nothing. */
  endOnSignals(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void this.close().then((well) => process.exit(well ? 0 : 1)))
    }
  }
}
