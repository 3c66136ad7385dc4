import { randomBytes } from 'node:crypto'
import { isAbsolute, join } from 'node:path'

/** What the surroundings of the process decide. Everything else is in config/ or in the database. */
export type Env = {
  /** TCP port of the HTTP server; 0 lets the system choose. */
  port: number
  /** Address to listen on. */
  host: string
  /** PostgreSQL to use; undefined starts an embedded one. */
  databaseUrl: string | undefined
  /** Absolute folder of everything that this installation keeps on disk. */
  dataDir: string
  logLevel: LogLevel
  /** Whether the seller's EU distance sales are over or under the threshold of EUR 10,000 a year. */
  euDistanceSales: 'over' | 'under'
  /** A simulated payment provider that runs already; undefined starts one beside the engine. */
  simulatedProviderUrl: string | undefined
  /** Key of the simulated provider, and of the signatures of its messages. */
  simulatedProviderSecret: string
  /** What carriers sign their events with; made up for this process where left out, so that nobody else can. */
  carrierSecret: string
}

/** What the surroundings of the simulated payment provider decide, a process of its own. */
export type SimulatorEnv = {
  port: number
  secret: string
  /** Where messages are sent; undefined: nowhere until a tester says. */
  webhookUrl: string | undefined
  /** File that remembers payments beyond the process; undefined: they are forgotten. */
  stateFile: string | undefined
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** The environment asks for something that cannot be; the message lists every problem with its fix. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(
      problems.length === 1 ? `${problems[0]}` : `${problems.length} settings are wrong:\n- ${problems.join('\n- ')}`,
    )
    this.problems = problems
  }
}

const checkout = join(import.meta.dirname, '..')

/**
 * Reads and checks the environment; the only place that does. An empty variable counts as absent.
 *
 * @throws ConfigurationError naming all wrong variables at once
 */
export function readEnv(env: NodeJS.ProcessEnv = process.env): Env {
  return reading(env, (read) => ({
    port: read('PORT', 3000, parsePort, 'set a whole number from 0 to 65535, or leave it out for 3000'),
    host: read('HOST', '127.0.0.1', parseHost, 'set an address such as 127.0.0.1 or 0.0.0.0, without port or spaces'),
    databaseUrl: read<string | undefined>(
      'DATABASE_URL',
      undefined,
      parseDatabaseUrl,
      'set postgres://user:password@host:5432/database, or leave it out for the embedded PostgreSQL',
      true, // it may hold a password, which has no place in a log
    ),
    dataDir: read(
      'DATA_DIR',
      join(checkout, '.data'),
      (text) => (isAbsolute(text) ? text : join(checkout, text)),
      'set a folder',
    ),
    logLevel: read<LogLevel>('LOG_LEVEL', 'info', oneOf(logLevels), `set one of ${logLevels.join(', ')}`),
    euDistanceSales: read(
      'EU_DISTANCE_SALES',
      'over',
      oneOf(['over', 'under'] as const),
      "set 'over' or 'under': the EU distance sales of a year against the threshold of EUR 10,000",
    ),
    simulatedProviderUrl: read<string | undefined>(
      'SIMULATED_PROVIDER_URL',
      undefined,
      parseOrigin,
      'set the address of a simulated provider such as http://127.0.0.1:4000, or leave it out and one is started',
    ),
    simulatedProviderSecret: read('SIMULATED_PROVIDER_SECRET', newSecret(), parseSecret, SECRET_FIX, true),
    carrierSecret: read('CARRIER_SECRET', newSecret(), parseSecret, SECRET_FIX, true),
  }))
}

/**
 * Reads and checks the environment of the simulated payment provider.
 *
 * @throws ConfigurationError naming all wrong variables at once
 */
export function readSimulatorEnv(env: NodeJS.ProcessEnv = process.env): SimulatorEnv {
  return reading(env, (read) => ({
    port: read('SIMULATED_PROVIDER_PORT', 0, parsePort, 'set a whole number from 0 to 65535'),
    secret: read('SIMULATED_PROVIDER_SECRET', newSecret(), parseSecret, SECRET_FIX, true),
    webhookUrl: read<string | undefined>(
      'SIMULATED_PROVIDER_WEBHOOKS',
      undefined,
      (text) => (URL.canParse(text) ? text : undefined),
      'set the address of the engine with /v1/providers/simulated/webhooks behind it',
    ),
    stateFile: read<string | undefined>('SIMULATED_PROVIDER_STATE', undefined, (text) => text, 'set a file'),
  }))
}

type Read = <T>(name: string, fallback: T, parse: (text: string) => T | undefined, fix: string, secret?: boolean) => T

function reading<T>(env: NodeJS.ProcessEnv, work: (read: Read) => T): T {
  const problems: string[] = []
  const result = work((name, fallback, parse, fix, secret = false) => {
    const text = env[name]?.trim()
    if (!text) return fallback
    const value = parse(text)
    if (value === undefined) problems.push(`${name} is ${secret ? 'not valid' : `'${text}'`}: ${fix}`)
    return value ?? fallback
  })
  if (problems.length > 0) throw new ConfigurationError(problems)
  return result
}

const SECRET_FIX = 'set at least 16 letters, digits, _ or -, or leave it out and one is made at each start'

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function parseSecret(text: string): string | undefined {
  return /^[\w-]{16,200}$/.test(text) ? text : undefined
}

function parseOrigin(text: string): string | undefined {
  const url = URL.parse(text)
  return url?.protocol === 'http:' && url.pathname === '/' && !url.search ? url.origin : undefined
}

function parsePort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined
}

function parseHost(text: string): string | undefined {
  return /^[\w.:%-]+$/.test(text) && !/^[\w.-]+:\d+$/.test(text) ? text : undefined
}

function parseDatabaseUrl(text: string): string | undefined {
  const url = URL.parse(text)
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) return undefined
  return url.pathname.length > 1 && (url.hostname !== '' || url.searchParams.has('host')) ? text : undefined
}

function oneOf<const T extends string>(allowed: readonly T[]): (text: string) => T | undefined {
  return (text) => allowed.find((value) => value === text)
}
