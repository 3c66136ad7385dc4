/** Work that comes back after a while. */
export interface Job {
  name: string
  everyMs: number
  run: () => Promise<unknown>
}

/**
 * Runs jobs, each after its time and never twice at once. A job that fails is reported and comes again: what it has to do
 * stands in the database, so that any number of processes may run the same ones.
 */
export class Jobs {
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #running = new Set<Promise<void>>()
  readonly #report: (name: string, error: unknown) => void
  #stopped = false

  constructor(jobs: readonly Job[], report: (name: string, error: unknown) => void) {
    this.#report = report
    for (const job of jobs) this.#later(job)
  }

  #later(job: Job): void {
    if (this.#stopped) return
    const timer = setTimeout(() => this.#run(job), job.everyMs)
    timer.unref()
    this.#timers.set(job.name, timer)
  }

  #run(job: Job): void {
    const running = job
      .run()
      .then(
        () => {},
        (error) => this.#report(job.name, error),
      )
      .finally(() => {
        this.#running.delete(running)
        this.#later(job)
      })
    this.#running.add(running)
  }

  /** Starts nothing more and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#timers.values()) clearTimeout(timer)
    await Promise.all(this.#running)
  }
}
