import type { Pool } from 'pg'

/** Statements of one kind under way at once; what is asked meanwhile waits for one of them and then goes together. */
const UNDER_WAY_MAX = 2
const BATCH_MAX = 50

interface Waiting<K, V> {
  key: K
  resolve: (value: V) => void
  reject: (error: unknown) => void
}

/**
 * Look-ups that many requests make at the same time, or rows that they add, as one statement for all of them: under load a
 * round trip costs more than the rows it brings. What comes alone is sent at once. Rows that wait for each other's locks do
 * not belong here.
 *
 * @param run answers in the order of what it is given
 */
export function batched<K, V>(
  run: (pool: Pool, keys: readonly K[]) => Promise<readonly V[]>,
): (pool: Pool, key: K) => Promise<V> {
  const queues = new WeakMap<Pool, Queue<K, V>>()
  return (pool, key) => {
    let queue = queues.get(pool)
    if (!queue) {
      queue = new Queue((keys) => run(pool, keys))
      queues.set(pool, queue)
    }
    return queue.ask(key)
  }
}

class Queue<K, V> {
  readonly #run: (keys: readonly K[]) => Promise<readonly V[]>
  #waiting: Waiting<K, V>[] = []
  #underWay = 0

  constructor(run: (keys: readonly K[]) => Promise<readonly V[]>) {
    this.#run = run
  }

  ask(key: K): Promise<V> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key, resolve, reject })
      if (this.#underWay < UNDER_WAY_MAX) void this.#send()
    })
  }

  async #send(): Promise<void> {
    this.#underWay++
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH_MAX)
      try {
        const values = await this.#run(batch.map(({ key }) => key))
        for (const [index, { resolve }] of batch.entries()) resolve(values[index] as V)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    this.#underWay--
  }
}
