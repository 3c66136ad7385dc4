import { describe, expect, test } from 'vitest'
import { ConfigurationError, readEnv } from './env.ts'

describe('readEnv', () => {
  test('has a default for everything', () => {
    const env = readEnv({})
    expect(env).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      logLevel: 'info',
      euDistanceSales: 'over',
      carrierSecret: undefined,
    })
    expect(env.dataDir).toMatch(/^\/.*\.data$/)
  })

  test('takes what is set, and an empty variable as absent', () => {
    const env = readEnv({ PORT: '0', HOST: '::1', DATABASE_URL: 'postgres://u:p@h/d', DATA_DIR: '/d', LOG_LEVEL: '' })
    expect(env).toMatchObject({
      port: 0,
      host: '::1',
      databaseUrl: 'postgres://u:p@h/d',
      dataDir: '/d',
      logLevel: 'info',
    })
  })

  test('names every wrong variable at once, with what was found and the fix', () => {
    const problems = problemsOf({ PORT: '80x', HOST: 'localhost:80', LOG_LEVEL: 'loud', EU_DISTANCE_SALES: 'yes' })
    expect(problems).toHaveLength(4)
    expect(problems[0]).toBe("PORT is '80x': set a whole number from 0 to 65535, or leave it out for 3000")
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['PORT', 'HOST', 'LOG_LEVEL', 'EU_DISTANCE_SALES'])
  })

  test.each(['65536', '-1', '1.5', '1e3'])('refuses the port %s', (port) => {
    expect(problemsOf({ PORT: port })).toHaveLength(1)
  })

  test.each(['mysql://h/d', 'postgres://h', 'h:5432/d'])('refuses the database %s', (url) => {
    expect(problemsOf({ DATABASE_URL: url })).toHaveLength(1)
  })

  test('refuses a secret that can be guessed, and never repeats it', () => {
    expect(readEnv({ CARRIER_SECRET: 'sixteen letters!' }).carrierSecret).toBe('sixteen letters!')
    const [problem] = problemsOf({ CARRIER_SECRET: 'short' })
    expect(problem).toMatch(/^CARRIER_SECRET is not valid: set at least 16 characters/)
    expect(problem).not.toContain('short')
  })

  test('never repeats a database address, which may hold a password', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://u:hidden@h/d' })[0]).not.toContain('hidden')
  })
})

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readEnv(env)
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems
    throw error
  }
  return []
}
