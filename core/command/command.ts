import type { ParseArgsOptionsConfig } from 'node:util'
import type { components } from '../../openapi/v1.d.ts'
import type { Engine } from '../engine.ts'

/** An engine that answers over HTTP, with a key for all markets. */
export interface DemoShop {
  address: string
  key: string
  close: () => Promise<void>
}

/** A made-up person who shops in a market. */
export interface DemoShopper {
  shipTo: components['schemas']['Address']
  taxId?: string
}

/** What a command is given. */
export interface CommandInput {
  engine: Engine
  /** Words after the command's name. */
  positionals: string[]
  values: Record<string, string | boolean | undefined>
  /** All of standard input as text. */
  stdin: () => Promise<string>
  /** Opens the database of this installation; closed when the command ends. */
  database: () => Promise<import('pg').Pool>
  /** An engine that answers over HTTP for the time of a demo. */
  shop: () => Promise<DemoShop>
  /** Made-up people by market. */
  shoppers: Readonly<Record<string, DemoShopper>>
  /** Lines for people, such as progress: standard error. */
  tell: (line: string) => void
}

/** What a command answers: `json` is printed with `--json`, `table` without. */
export interface CommandOutput {
  json: unknown
  table: string
  /** Exit code; 0 where left out. */
  exit?: number
}

/** A command of the command line. */
export interface Command {
  usage: string
  summary: string
  options: ParseArgsOptionsConfig
  /** Least and greatest number of words after the command's name. */
  words: readonly [number, number]
  run: (input: CommandInput) => Promise<CommandOutput> | CommandOutput
}

/** The command was called wrongly: exit code 2. */
export class WrongUsage extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WrongUsage'
  }
}
