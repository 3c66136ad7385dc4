import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const checkout = join(import.meta.dirname, '..')

test('imports point down', () => {
  const depcruise = join(checkout, 'node_modules', '.bin', 'depcruise')
  const options = ['--config', '.dependency-cruiser.cjs', 'core', 'countries', 'config', 'test']
  const check = () => execFileSync(process.execPath, [depcruise, ...options], { cwd: checkout, encoding: 'utf8' })
  expect(outputOf(check)).toContain('no dependency violations found')
})

test('the core names no country', () => {
  const code = /(['"`])(FR|DE|ES|GB|CH|US|CA|JP|CN|IN|BR|EU)\1/
  expect(linesWith(code, sources('core/**/*.ts'))).toEqual([])
})

test('only config/env.ts reads the environment', () => {
  const files = sources('{core,countries,config}/**/*.ts').filter((file) => file !== 'config/env.ts')
  expect(
    linesWith(/\bprocess\s*\.\s*env\b|\bprocess\s*\[\s*['"`]env|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/, files),
  ).toEqual([])
})

test('rules are told the day and never read the clock', () => {
  const files = sources(
    '{core/pricing,core/tax,core/money,core/country,core/stock,core/delivery,core/order,core/checkout,countries}/**/*.ts',
  )
  expect(linesWith(/\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bTemporal\.Now\b/, files)).toEqual([])
})

test('raw SQL lies in files called *.sql.ts and in migrations', () => {
  const files = sources('core/**/*.ts').filter((file) => !/\.sql\.ts$|^core\/db\/migrations\//.test(file))
  const sent = /\.query(<[^>]*>)?\(\s*(['"`])(?!(begin|commit|rollback)\2)/i
  const written =
    /['"`]\s*(select\s[^'"`]{0,400}\sfrom\s|insert\s+into\s|delete\s+from\s|update\s+\w+\s+set\s|with\s+\w+\s+as\s*\()/i
  expect(filesWith(sent, files)).toEqual([])
  expect(filesWith(written, files)).toEqual([])
})

/** Paths of the files that ship, from the checkout. */
function sources(pattern: string): string[] {
  return globSync(pattern, { cwd: checkout }).filter((file) => !/\.test\.ts$/.test(file))
}

function linesWith(pattern: RegExp, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  )
}

function filesWith(pattern: RegExp, files: readonly string[]): string[] {
  return files.filter((file) => pattern.test(read(file)))
}

function read(file: string): string {
  return readFileSync(join(checkout, file), 'utf8')
}

/** What a command prints, also when it fails: its violations are the message of the test. */
function outputOf(run: () => string): string {
  try {
    return run()
  } catch (error) {
    return String((error as { stdout?: string }).stdout ?? error)
  }
}
