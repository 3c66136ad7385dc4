import fc from 'fast-check'
import { type Contract, resolve, type Schema } from '../core/contract/document.ts'

/** Values that exist in the sample catalogue, by the property or parameter that takes them, so that not all is refused. */
const KNOWN: Readonly<Record<string, readonly unknown[]>> = {
  market: ['fr', 'us', 'jp', 'ch', 'FR'],
  other: ['de', 'br'],
  locale: ['fr-FR', 'en', 'ja-JP', 'fr'],
  currency: ['EUR', 'USD', 'JPY'],
  channel: ['web', 'shop'],
  code: ['wooden-train-set', 'stoneware-mug', 'fuzz-1', 'fuzz-2'],
  slug: ['wooden-train-set', 'cafe-melange-maison', 'fuzz'],
  sku: ['TOY-TR-36', 'GEN-MG-CRM', 'FUZZ-1', 'TEA-WS-24'],
  country: ['FR', 'US', 'JP', 'GP', 'AU'],
  postalCode: ['75001', '10001', '97110'],
  subdivision: ['US-NY', 'NY', 'JP-13'],
  taxId: ['DE136695976', 'FR40303265045', 'T5835678256246'],
  mapping: ['toy-sets'],
  location: ['fr-lyon', 'jp-koto', 'nowhere'],
  service: ['home', 'locker'],
  method: ['card', 'cash'],
  section: ['tax', 'tax.rounding', 'legal'],
  attribute: [['organic:true']],
  category: ['toys', 'grocery'],
  parent: ['toys', 'grocery'],
  version: [1, 2, 3],
  ref: ['GEN-MG-CRM', 'TOY-TR-36', 'delivery'],
  quantity: [1, 2, 200],
  email: ['shopper@example.org'],
  phone: ['+33 1 23 45 67 89'],
  birthDate: ['1980-02-29'],
  consents: [[], ['purchase']],
  testNumber: ['4000000000002008', '4000000000004004', '5001'],
  returnUrl: ['https://shop.example/back'],
  categories: [['toys'], ['grocery.coffee']],
}

/** Text that programs trip over. */
export const AWKWARD = [
  '',
  '\0',
  "'",
  '"',
  '\\',
  '%',
  '%00',
  '$1',
  '../..',
  '<script>',
  "'; drop table product; --",
  '\ufffd',
  '\ud800',
  '\u202e',
  'ﬀ',
  '９',
  '💥',
  'a'.repeat(5000),
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  '1e400',
  '-0',
] as const

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...AWKWARD),
  fc.constantFrom<unknown>(null, true, -1, 0, 1.5, 2 ** 53, -(2 ** 63), 1e308, [], {}, [[[]]], { toString: 1 }),
  fc.constant({ ...Object.fromEntries([['__proto__', 1]]), constructor: { prototype: {} } }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }),
)

/** Generates values that fit a schema of the contract, as nearly as a schema says what fits. */
export class FromSchema {
  readonly #contract: Contract
  readonly #known: Readonly<Record<string, readonly unknown[]>>

  /** `known` are values that exist where the requests go. */
  constructor(contract: Contract, known: Readonly<Record<string, readonly unknown[]>> = {}) {
    this.#contract = contract
    this.#known = { ...KNOWN, ...known }
  }

  /** Values that fit, and values with one part of them spoilt. */
  mixed(schema: Schema, name = ''): fc.Arbitrary<unknown> {
    const fitting = this.fitting(schema, name)
    const spoilt = fc.tuple(fitting, fc.nat(), junk).map(([value, at, with_]) => spoil(value, at, with_))
    return fc.oneof({ arbitrary: fitting, weight: 3 }, { arbitrary: spoilt, weight: 2 }, { arbitrary: junk, weight: 1 })
  }

  fitting(schema: Schema, name = ''): fc.Arbitrary<unknown> {
    const found = resolve<Schema>(this.#contract, schema)
    const known = this.#known[name]
    const own = this.#ofType(found)
    return known ? fc.oneof({ arbitrary: fc.constantFrom(...known), weight: 3 }, own) : own
  }

  #ofType(schema: Schema): fc.Arbitrary<unknown> {
    if ('const' in schema) return fc.constant(schema.const)
    if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
    if (Array.isArray(schema.oneOf)) return fc.oneof(...schema.oneOf.map((each) => this.fitting(each as Schema)))
    const types = Array.isArray(schema.type) ? schema.type : [schema.type]
    return fc.oneof(...types.map((type) => this.#simple(String(type), schema)))
  }

  #simple(type: string, schema: Schema): fc.Arbitrary<unknown> {
    const {
      minimum = 0,
      maximum = Number.MAX_SAFE_INTEGER,
      minItems = 0,
      items,
    } = schema as Record<string, number> & { items?: Schema }
    if (type === 'integer')
      return fc.oneof(fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31 - 1) }), fc.constant(maximum))
    if (type === 'number') return fc.double({ noNaN: true })
    if (type === 'boolean') return fc.boolean()
    if (type === 'null') return fc.constant(null)
    if (type === 'array') return fc.array(this.fitting(items ?? {}), { minLength: minItems, maxLength: minItems + 2 })
    if (type === 'object') return this.#object(schema)
    return text(schema)
  }

  #object({ properties = {}, required = [], additionalProperties, propertyNames }: Schema): fc.Arbitrary<unknown> {
    const own = Object.entries(properties as Record<string, Schema>)
    const record = fc.record(Object.fromEntries(own.map(([name, each]) => [name, this.fitting(each, name)])), {
      requiredKeys: required as string[],
    })
    if (typeof additionalProperties !== 'object' || additionalProperties === null) return record
    const keys = fc.oneof(fc.constantFrom('fr', 'us', 'en', 'ja'), text((propertyNames ?? {}) as Schema))
    return fc.dictionary(keys, this.fitting(additionalProperties as Schema), { maxKeys: 3 })
  }
}

function text({ pattern, format, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date') {
    const days = fc.date({ min: new Date('1500-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    const written = days.map((day) => day.toISOString().slice(0, 10))
    return fc.oneof({ arbitrary: written, weight: 9 }, fc.constantFrom('0000-01-01', '0001-01-01', '9999-12-31'))
  }
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern))
  return fc.string({ unit: 'binary', minLength: minLength as number, maxLength: Math.min(maxLength as number, 40) })
}

/** A copy of a value with one of its parts, counted from the top, replaced. */
function spoil(value: unknown, at: number, by: unknown): unknown {
  const paths = pathsOf(value)
  const path = paths[at % paths.length] as (string | number)[]
  if (path.length === 0) return by
  const copy = structuredClone(value)
  let parent = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>
  parent[path.at(-1) as string] = by
  return copy
}

function pathsOf(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]]
  const parts = Object.entries(value).flatMap(([key, each]) => pathsOf(each).map((path) => [key, ...path]))
  return [[], ...parts]
}
