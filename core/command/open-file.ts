import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { Refusal } from '../problem/refusal.ts'
import { type CommandInput, WrongUsage } from './command.ts'

/** A file that is read, and how far. */
export interface OpenedFile {
  stream: Readable
  bytes: Promise<number>
  read: () => number
}

/** Opened before the database, so that a name that is wrong costs nothing. `-` is standard input. */
export async function openFile(path: string, input: CommandInput): Promise<OpenedFile> {
  if (path === '-') return { stream: process.stdin, bytes: Promise.resolve(0), read: () => 0 }
  const bytes = await sizeOf(path)
  const stream = createReadStream(path)
  stream.on('error', () => input.tell(`${path} cannot be read`))
  return { stream, bytes: Promise.resolve(bytes), read: () => stream.bytesRead }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (found && !found.isDirectory()) return found.size
  throw new Refusal('not-found', `There is no file ${path}.`, 'file')
}

/** `--format`, or what the file's name says. */
export function formatOf({ values }: CommandInput, path: string): 'csv' | 'ndjson' {
  const named = values.format
  if (named === 'csv' || named === 'ndjson') return named
  if (named !== undefined) throw new WrongUsage('--format is csv or ndjson')
  return /\.csv$/i.test(path) ? 'csv' : 'ndjson'
}

/** `--on-error`: stop unless it says otherwise. */
export function onErrorOf({ values }: CommandInput): 'stop' | 'skip' {
  const onError = values['on-error'] ?? 'stop'
  if (onError !== 'stop' && onError !== 'skip') throw new WrongUsage('--on-error is stop or skip')
  return onError
}
