import pg from 'pg'

interface Statement {
  name: string | undefined
  text: string
}

/** Counts what is sent to the database, in whatever connection of the pool. `end` stops counting. */
export function counted(): { end: () => { statements: Statement[]; transactions: number } } {
  const all: Statement[] = []
  // The server polls for changes of the catalogue by itself, and a pool opens connections when it wants to, whatever a test does.
  const ofOthers = ({ name, text }: Statement) => name === 'catalogue-changes' || text.startsWith('set plan_cache_mode')
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { name?: string; text: string }]
    all.push(typeof first === 'string' ? { name: undefined, text: first } : { name: first.name, text: first.text })
    return (query as (...args: unknown[]) => unknown).apply(this, args)
  } as typeof query
  return {
    end: () => {
      pg.Client.prototype.query = query
      const begins = all.filter(({ text }) => text.startsWith('begin')).length
      const statements = all.filter((each) => !/^(begin|commit|rollback)/.test(each.text) && !ofOthers(each))
      return { statements, transactions: begins }
    },
  }
}
