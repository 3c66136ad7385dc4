import { describe, expect, test } from 'vitest'
import { ConfigurationError, readEnv, readSimulatorEnv } from './env.ts'

describe('readEnv', () => {
  test('has a default for everything', () => {
    const env = readEnv({})
    expect(env).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      logLevel: 'info',
      euDistanceSales: 'over',
      simulatedProviderUrl: undefined,
      carrierSecret: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(env.simulatedProviderSecret).not.toBe(readEnv({}).simulatedProviderSecret)
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

  test.each(['https://h', 'h:4000', 'http://h/path', 'http://h?q'])('refuses the simulated provider %s', (url) => {
    expect(problemsOf({ SIMULATED_PROVIDER_URL: url })).toHaveLength(1)
    expect(readEnv({ SIMULATED_PROVIDER_URL: 'http://127.0.0.1:4000/' }).simulatedProviderUrl).toBe(
      'http://127.0.0.1:4000',
    )
  })

  test.each(['SIMULATED_PROVIDER_SECRET', 'CARRIER_SECRET'])(
    'refuses a %s that can be guessed, and never repeats it',
    (name) => {
      const problems = problemsOf({ [name]: 'hidden' })
      expect(problems).toHaveLength(1)
      expect(problems[0]).toMatch(`${name} is not valid: set at least 16`)
      expect(problems[0]).not.toContain('hidden')
    },
  )

  test('never repeats a database address, which may hold a password', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://u:hidden@h/d' })[0]).not.toContain('hidden')
  })
})

describe('readSimulatorEnv', () => {
  test('has a default for everything, and takes what is set', () => {
    expect(readSimulatorEnv({})).toMatchObject({ port: 0, webhookUrl: undefined, stateFile: undefined })
    const env = {
      SIMULATED_PROVIDER_PORT: '4000',
      SIMULATED_PROVIDER_SECRET: 'a-secret-of-a-test',
      SIMULATED_PROVIDER_WEBHOOKS: 'http://127.0.0.1:3000/v1/providers/simulated/webhooks',
      SIMULATED_PROVIDER_STATE: '/tmp/state',
    }
    expect(readSimulatorEnv(env)).toEqual({
      port: 4000,
      secret: 'a-secret-of-a-test',
      webhookUrl: env.SIMULATED_PROVIDER_WEBHOOKS,
      stateFile: '/tmp/state',
    })
  })

  test('names what is wrong', () => {
    expect(() => readSimulatorEnv({ SIMULATED_PROVIDER_PORT: 'x', SIMULATED_PROVIDER_WEBHOOKS: 'y' })).toThrow(
      '2 settings',
    )
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
