import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** One thing to remember, by what it is about; the last one counts, and null forgets it. */
export interface Entry {
  about: string
  is: unknown
}

/**
 * What the simulator remembers beyond its life, as lines of a file: a provider does not forget when its merchant's machine
 * crashes. Without a file it remembers nothing.
 */
export class Journal {
  readonly #file: string | undefined

  constructor(file: string | undefined) {
    this.#file = file
  }

  /** Everything remembered, the last word about each; the file is written anew without what it replaced. */
  read(): Entry[] {
    if (this.#file === undefined || !existsSync(this.#file)) return []
    const known = new Map<string, Entry>()
    for (const line of readFileSync(this.#file, 'utf8').split('\n')) {
      const entry = entryOf(line)
      if (entry?.is === null) known.delete(entry.about)
      else if (entry) known.set(entry.about, entry)
    }
    const entries = [...known.values()]
    writeFileSync(`${this.#file}.new`, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
    renameSync(`${this.#file}.new`, this.#file)
    return entries
  }

  write(entries: readonly Entry[]): void {
    if (this.#file !== undefined)
      appendFileSync(this.#file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  }
}

/** A line; undefined for the last one of a process that was killed while it wrote. */
function entryOf(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry
  } catch {
    return undefined
  }
}
