import type { DeliveryService } from '../country/section/delivery.ts'
import type { Market, MarketSet } from '../market/market-set.ts'
import type { Contract, Operation, Parameter, Schema } from './document.ts'

/**
 * The contract as one market keeps it: its code, currencies, languages, channels, payment methods, delivery services, and
 * an address form for each destination that it delivers to. A storefront whose types are made from it cannot name a wrong
 * country. Only what is stable is fixed; what the law asks from some day on appears in answers.
 */
export function narrow(contract: Contract, markets: MarketSet, market: Market): Contract {
  const day = markets.today(market)
  const { definition, jurisdiction } = market
  const document = structuredClone(contract)
  document.info = {
    ...document.info,
    title: `${document.info.title}: ${jurisdiction.name}`,
    'x-market': market.code,
    'x-pack-version': jurisdiction.country.version,
  }
  document.paths = storefrontPaths(document)
  dropSecurity(document)
  const { schemas, parameters } = document.components
  schemas.Currency = { type: 'string', enum: [...definition.currencies] }
  schemas.Channel = { type: 'string', enum: [...definition.channels] }
  schemas.Destination = { oneOf: definition.delivers.map((code) => destination(markets, code, day)) }
  ;(parameters.Market as Parameter).schema = { type: 'string', enum: [market.code] }
  ;(parameters.Locale as Parameter).schema = { type: 'string', enum: [...definition.locales] }
  schemas.QuoteRequest = quoteRequest(schemas.QuoteRequest as Schema, market, day)
  pickupServices(document, market, day)
  narrowCheckout(schemas, markets, market, day)
  delete schemas.FreeLine
  dropUnused(document)
  return document
}

function storefrontPaths(document: Contract): Contract['paths'] {
  return Object.fromEntries(Object.entries(document.paths).filter(([path]) => path.startsWith('/v1/markets/{market}')))
}

function dropSecurity(document: Contract): void {
  for (const methods of Object.values(document.paths)) {
    for (const operation of Object.values(methods) as Operation[]) delete operation.security
  }
  delete document.components.securitySchemes
}

/** What a shopper may ask: no free lines and nothing that only a simulation may choose. */
function quoteRequest(schema: Schema, market: Market, day: string): Schema {
  const privileged = ['day', 'group', 'shipFrom', 'segments', 'firstOrder']
  const all = Object.entries(schema.properties as Record<string, Schema>)
  const properties = Object.fromEntries(all.filter(([name]) => !privileged.includes(name)))
  const methods = [...market.jurisdiction.family('payment', 'method', day).keys()]
  const services = Object.keys(market.definition.delivery)
  return {
    ...schema,
    properties: {
      ...properties,
      payment: objectOf({ method: { type: 'string', enum: methods } }),
      delivery: objectOf({ service: { type: 'string', enum: services } }),
      lines: { ...properties.lines, items: { $ref: '#/components/schemas/CatalogueLine' } },
    },
  }
}

/** Services of the pack that are picked up somewhere. */
function pickupServices(document: Contract, market: Market, day: string): void {
  const services = market.jurisdiction.family<DeliveryService>('delivery', 'service', day)
  const names = [...services].filter(([, { value }]) => value.kind !== 'home').map(([name]) => name)
  const parameters = document.paths['/v1/markets/{market}/pickup-points']?.get?.parameters as Parameter[] | undefined
  const service = parameters?.find(({ name }) => name === 'service')
  if (service) service.schema = { type: 'string', enum: names }
}

/** Carts: addresses that the market delivers to, its methods and services, and the consents that its law knows. */
function narrowCheckout(schemas: Record<string, Schema>, markets: MarketSet, market: Market, day: string): void {
  const { definition, jurisdiction } = market
  const patch = schemas.CartPatch as { properties: Record<string, Schema> }
  const whole = (schemas.Address as { properties: Record<string, Schema> }).properties
  const addresses = definition.delivers.map((code) => {
    const place = destination(markets, code, day) as { properties: Record<string, Schema>; required: string[] }
    return { ...place, required: ['country'], properties: { ...whole, ...place.properties } }
  })
  schemas.DeliveryAddress = { oneOf: addresses }
  patch.properties.shipTo = { oneOf: [{ $ref: '#/components/schemas/DeliveryAddress' }, { type: 'null' }] }
  const consents = jurisdiction.ruleNames('legal').filter((name) => name.startsWith('consent.'))
  const names = consents.map((name) => name.slice('consent.'.length))
  patch.properties.consents = { type: 'array', maxItems: 20, items: { type: 'string', enum: names } }
  if (names.length === 0) patch.properties.consents = { type: 'array', maxItems: 0, items: { type: 'string' } }
  const methods = [...jurisdiction.family('payment', 'method', day).keys()]
  schemas.PaymentChoice = objectOf({ method: { type: 'string', enum: methods } })
  const start = schemas.PaymentStart as { properties: Record<string, Schema> }
  start.properties.method = { type: 'string', enum: methods }
  const choice = schemas.DeliveryChoice as { properties: Record<string, Schema> }
  choice.properties.service = { type: 'string', enum: Object.keys(definition.delivery) }
  // What only keys say and see of a customer.
  for (const name of ['Cart', 'Order']) delete (schemas[name] as typeof patch).properties.customer
}

function objectOf(properties: Record<string, Schema>): Schema {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties }
}

/** The address of one destination: its code, its postal pattern as people write it, its subdivisions. */
function destination(markets: MarketSet, code: string, day: string): Schema {
  const place = markets.registry.locate({ country: code }, day)
  const law = 'error' in place ? undefined : markets.registry.jurisdiction(place.jurisdiction)
  const postal = law?.value('address', 'postalCode', day)
  const subdivisions = law?.value('address', 'subdivisions', day)
  const form = law?.value('address', 'form', day)
  const needsSubdivision = subdivisions && form?.required.includes('subdivision')
  return {
    type: 'object',
    additionalProperties: false,
    required: needsSubdivision ? ['country', 'subdivision'] : ['country'],
    properties: {
      country: { type: 'string', const: code },
      ...(postal && { postalCode: { type: 'string', pattern: written(postal.pattern), examples: [postal.example] } }),
      ...(subdivisions && { subdivision: { type: 'string', enum: Object.keys(subdivisions) } }),
      city: { type: 'string', minLength: 1, maxLength: 120 },
    },
  }
}

/** One character of a postal pattern, with how often it stands. */
const ATOM = /(\\d|\[[^\]]+\]|[A-Z0-9])(?:\{(\d+)\})?/g

/** What a pattern that is more than a row of characters is loosened to: the server still checks it in full. */
const ANY_CODE = '^[A-Za-z0-9][A-Za-z0-9 -]*$'

/** A pattern over normalised codes as people write codes: with a space or hyphen anywhere, and small letters. */
export function written(pattern: string): string {
  const inner = pattern.replace(/^\^/, '').replace(/\$$/, '')
  if (inner.replaceAll(ATOM, '') !== '') return ANY_CODE
  const atoms = [...inner.matchAll(ATOM)].flatMap(([, atom = '', times = '1']) =>
    Array<string>(Number(times)).fill(eitherCase(atom)),
  )
  return `^${atoms.join('[ -]?')}$`
}

function eitherCase(atom: string): string {
  if (atom.startsWith('[')) return atom.replaceAll('A-Z', 'A-Za-z')
  return /[A-Z]/.test(atom) ? `[${atom}${atom.toLowerCase()}]` : atom
}

/** Components that nothing refers to any more. */
function dropUnused(document: Contract): void {
  const kinds = ['schemas', 'parameters', 'responses', 'headers'] as const
  for (let dropped = true; dropped; ) {
    dropped = false
    const text = JSON.stringify(document)
    for (const kind of kinds) {
      for (const name of Object.keys(document.components[kind] ?? {})) {
        if (text.includes(`"#/components/${kind}/${name}"`)) continue
        delete (document.components[kind] as Record<string, unknown>)[name]
        dropped = true
      }
    }
  }
}
