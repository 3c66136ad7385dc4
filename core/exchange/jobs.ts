/** Work that comes back after a while. */
export interface Job {
  name: string
  everyMs: number
  run: () => Promise<unknown>
}

/**
 * Runs jobs, each at once, for what a crash has left behind, then again after its time, and never twice at the same time. A
 * job that fails is reported and comes again: what it has to do stands in the database, so that any number of processes may
 * run the same ones.
 */
export class Jobs {
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #running = new Set<Promise<void>>()
  readonly #report: (name: string, error: unknown) => void
  #stopped = false

  constructor(jobs: readonly Job[], report: (name: string, error: unknown) => void) {
    this.#report = report
    for (const job of jobs) this.#later(job, 0)
  }

  #later(job: Job, afterMs: number): void {
    if (this.#stopped) return
    const timer = setTimeout(() => this.#run(job), afterMs)
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
        this.#later(job, job.everyMs)
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
