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
  /** What carriers sign their events with; undefined makes one up for this process, so that nobody else can. */
  carrierSecret: string | undefined
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

/** Shorter ones can be guessed. */
const SECRET_LENGTH_MIN = 16

const checkout = join(import.meta.dirname, '..')

/**
 * Reads and checks the environment; the only place that does. An empty variable counts as absent.
 *
 * @throws ConfigurationError naming all wrong variables at once
 */
export function readEnv(env: NodeJS.ProcessEnv = process.env): Env {
  const problems: string[] = []

  const read = <T>(
    name: string,
    fallback: T,
    parse: (text: string) => T | undefined,
    fix: string,
    secret = false,
  ): T => {
    const text = env[name]?.trim()
    if (!text) return fallback
    const value = parse(text)
    if (value === undefined) problems.push(`${name} is ${secret ? 'not valid' : `'${text}'`}: ${fix}`)
    return value ?? fallback
  }

  const result: Env = {
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
    carrierSecret: read<string | undefined>(
      'CARRIER_SECRET',
      undefined,
      (text) => (text.length >= SECRET_LENGTH_MIN ? text : undefined),
      `set at least ${SECRET_LENGTH_MIN} characters, or leave it out`,
      true,
    ),
  }
  if (problems.length > 0) throw new ConfigurationError(problems)
  return result
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
