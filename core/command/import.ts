import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { importProducts } from '../catalog/import/import-products.ts'
import type { Mapping } from '../catalog/import/mapping.ts'
import { ndjsonRows } from '../catalog/import/ndjson-rows.ts'
import { productRows } from '../catalog/import/product-rows.ts'
import type { CategoryDocument } from '../catalog/product-document.ts'
import { reprojectAll } from '../catalog/reproject.ts'
import { writeCategories } from '../catalog/write-categories.ts'
import { Validators } from '../contract/validator.ts'
import { transaction } from '../db/pool.ts'
import { Refusal } from '../problem/refusal.ts'
import { parseJson } from './arguments.ts'
import { type Command, type CommandInput, type CommandOutput, WrongUsage } from './command.ts'
import { IMPORT_OPTIONS, importFile } from './import-file.ts'
import { openFile } from './open-file.ts'
import { table } from './table.ts'

const importCommand: Command = {
  usage:
    'import <file|-> [--categories] [--mapping M] [--format csv|ndjson] [--on-error stop|skip] [--dry-run] [--with flag,…]',
  summary:
    'Import products, or categories: NDJSON documents, or CSV with a mapping (a file, or a name in config/mappings)',
  options: {
    ...IMPORT_OPTIONS,
    mapping: { type: 'string' },
    with: { type: 'string' },
    categories: { type: 'boolean' },
  },
  words: [1, 1],
  async run(input) {
    const { values } = input
    if (values.categories) return importCategories(input)
    const mapping = values.mapping === undefined ? undefined : await readMapping(String(values.mapping))
    const flags = flagsOf(values.with, mapping)
    return importFile(input, input.positionals[0] as string, async (stream, format, options) => ({
      id: randomUUID(),
      ...(await importProducts(
        await input.database(),
        input.engine,
        productRows(stream, format, mapping, flags),
        options,
      )),
    }))
  },
}

export { importCommand as import }

/** Categories, a JSON document a line, parents before children. */
async function importCategories(input: CommandInput): Promise<CommandOutput> {
  const categories: CategoryDocument[] = []
  const check = new Validators().named('CategoryDocument')
  const { stream } = await openFile(input.positionals[0] as string, input)
  for await (const row of ndjsonRows(stream)) {
    const reason =
      'reason' in row
        ? row.reason
        : check(row.value)
            .map(({ pointer, detail }) => `${pointer} ${detail}`)
            .join('; ')
    if (reason || 'reason' in row)
      throw new Refusal('import-failed', `Line ${row.line}: ${reason}; nothing was imported.`, `line ${row.line}`)
    categories.push(row.value as unknown as CategoryDocument)
  }
  const pool = await input.database()
  const { count, moved } = await transaction(pool, (client) => writeCategories(client, categories))
  const repriced = moved ? await reprojectAll(pool, input.engine) : 0
  const json = { read: categories.length, categories: count, projected: repriced }
  return { json, table: table(Object.keys(json), [Object.values(json).map(String)]) }
}

/** A name is looked up in config/mappings; anything with a dot or a slash is a file. */
async function readMapping(name: string): Promise<Mapping> {
  const path = /[./]/.test(name) ? name : new URL(`../../config/mappings/${name}.json`, import.meta.url)
  try {
    return parseJson(await readFile(path, 'utf8'), `the mapping ${name}`) as Mapping
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('not-found', `There is no mapping ${name}; name one of config/mappings, or a file.`, 'mapping')
  }
}

function flagsOf(text: string | boolean | undefined, mapping: Mapping | undefined): ReadonlySet<string> {
  const flags = typeof text === 'string' ? text.split(',') : []
  const known = Object.keys(mapping?.flags ?? {})
  const unknown = flags.find((flag) => !known.includes(flag))
  if (unknown) throw new WrongUsage(`--with ${unknown}: the mapping knows ${known.join(', ') || 'no flag'}`)
  return new Set(flags)
}
