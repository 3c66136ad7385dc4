import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { demoShoppers } from '../config/demo-shoppers.ts'
import { readEnv } from '../config/env.ts'
import { referenceRates } from '../config/reference-rates.ts'
import { address } from './command/address.ts'
import { check } from './command/check.ts'
import { type Command, type CommandInput, WrongUsage } from './command/command.ts'
import { demo } from './command/demo.ts'
import { diff } from './command/diff.ts'
import { explain } from './command/explain.ts'
import { export as exportCommand } from './command/export.ts'
import { fx } from './command/fx.ts'
import { import as importCommand } from './command/import.ts'
import { pickupPoints } from './command/pickup-points.ts'
import { quote } from './command/quote.ts'
import { rates } from './command/rates.ts'
import { stock } from './command/stock.ts'
import { taxid } from './command/taxid.ts'
import { compose } from './compose.ts'
import { Lifecycle } from './lifecycle.ts'
import { problemOf } from './problem/problem.ts'
import { Refusal } from './problem/refusal.ts'

const commands: Readonly<Record<string, Command>> = {
  rates,
  quote,
  explain,
  diff,
  check,
  taxid,
  address,
  import: importCommand,
  export: exportCommand,
  fx,
  demo,
  stock,
  'pickup-points': pickupPoints,
}

const COMMON = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/** Mistakes in the surroundings: one line, no stack. By name, so that the database is not loaded for a command without one. */
const FOR_OPERATOR: ReadonlySet<string> = new Set(['ConfigurationError', 'DatabaseUnusable', 'PackRefused'])

/** What `--help` of a command says about each of its options. */
const OPTIONS: Readonly<Record<string, string>> = {
  day: '--day D            the day, YYYY-MM-DD; today in UTC where left out',
  to: '--to JSON          an address: postalCode, subdivision, city, country',
  locale: '--locale L         language of the notices; the market’s first where left out',
  mapping: '--mapping M        how columns become a document: a name in config/mappings, or a file',
  format: '--format F         csv or ndjson; by the name of the file where left out',
  'on-error': '--on-error E       stop (nothing is imported) or skip (the good rows are)',
  'dry-run': '--dry-run          check everything, keep nothing',
  with: '--with F,…         flags of the mapping',
  categories: '--categories       the file holds categories',
  json: '--json             print JSON and nothing else',
  help: '--help, -h         print this',
}

const lifecycle = new Lifecycle(tell)
process.exitCode = await run(process.argv.slice(2))
await lifecycle.close()

/** Exit code: 0, 1 for a refusal, 2 for wrong usage. */
async function run([name, ...words]: string[]): Promise<number> {
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') return print(overview())
    const command = commands[name]
    if (!command) throw new WrongUsage(`there is no command ${name}`)
    const { values, positionals } = parse(command, words)
    if (values.help) return print(helpOf(command))
    const [least, most] = command.words
    if (positionals.length < least || positionals.length > most) throw new WrongUsage(`usage: noyau ${command.usage}`)
    const { json, table, exit } = await command.run(inputOf(positionals, values))
    if (json !== undefined) print(values.json ? JSON.stringify(json, null, 2) : table)
    return exit ?? 0
  } catch (error) {
    return complain(error)
  }
}

function parse(command: Command, args: string[]) {
  try {
    return parseArgs({ args, options: { ...command.options, ...COMMON }, allowPositionals: true })
  } catch (error) {
    throw new WrongUsage((error as Error).message)
  }
}

function inputOf(positionals: string[], values: Record<string, unknown>): CommandInput {
  const env = readEnv()
  const engine = compose({ distanceSales: env.euDistanceSales })
  const database = async () => {
    const { openDatabase } = await import('./db/open-database.ts')
    const { migrate } = await import('./db/migrate.ts')
    const pool = await openDatabase(lifecycle, env, tell)
    await migrate(pool)
    return pool
  }
  return {
    engine,
    positionals,
    values: values as CommandInput['values'],
    stdin: () => text(process.stdin),
    database,
    shop: async () => {
      const { openDemoShop } = await import('./demo-shop.ts')
      return openDemoShop(await database(), engine, { ...env, rates: referenceRates }, tell)
    },
    shoppers: demoShoppers,
    tell,
  }
}

function helpOf({ usage, summary, options }: Command): string {
  const lines = Object.keys({ ...options, ...COMMON }).map((name) => `  ${OPTIONS[name] ?? `--${name}`}`)
  return [`noyau ${usage}`, '', summary, '', ...lines].join('\n')
}

function overview(): string {
  const rows = Object.values(commands).map(({ usage, summary }) => `  ${usage}\n      ${summary}`)
  return [
    'npm run -s noyau -- <command> [--json] [--help]',
    '',
    ...rows,
    '',
    'Exit code: 0, 1 for a refusal (a problem on standard error), 2 for wrong usage.',
  ].join('\n')
}

function complain(error: unknown): number {
  if (error instanceof WrongUsage) {
    tell(`${error.message}\n\n${overview()}`)
    return 2
  }
  if (error instanceof Refusal) {
    tell(JSON.stringify(problemOf(error, { locale: 'en', requestId: 'cli' }), null, 2))
    return 1
  }
  if (error instanceof Error && FOR_OPERATOR.has(error.name)) {
    tell(error.message)
    return 1
  }
  throw error
}

function print(line: string): number {
  process.stdout.write(`${line}\n`)
  return 0
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}
