import { randomBytes } from 'node:crypto'
import { carriers as carrierChoices } from '../config/carriers.ts'
import { checkout } from '../config/checkout.ts'
import { events } from '../config/events.ts'
import { mappings } from '../config/mappings/index.ts'
import { markets as definitions } from '../config/markets.ts'
import { providers } from '../config/providers.ts'
import { RATE_AGE_MAX_DAYS, referenceRates } from '../config/reference-rates.ts'
import { stock } from '../config/stock.ts'
import { countries } from '../countries/index.ts'
import { conform } from './country/conformance.ts'
import type { Country } from './country/define-country.ts'
import { Registry } from './country/registry.ts'
import { Carriers } from './delivery/carrier.ts'
import { SimulatedCarrier } from './delivery/simulated-carrier.ts'
import type { Engine } from './engine.ts'
import { MarketSet } from './market/market-set.ts'
import type { Convert } from './market/quote-request.ts'
import { convert } from './money/convert.ts'
import { coreTexts } from './text/text.ts'

/** A pack broke the contract: the engine does not start with it. */
export class PackRefused extends Error {
  constructor(problems: readonly string[]) {
    super(
      `A country pack breaks the contract:\n- ${problems.join('\n- ')}\nRun \`npm run -s noyau -- check\` for the whole report.`,
    )
    this.name = 'PackRefused'
  }
}

/** Puts the engine together. Throws PackRefused where a pack has an error, with the rule and the reason. */
export function compose({
  distanceSales = 'over',
  now = Date.now,
  carrierSecret = randomBytes(24).toString('base64url'),
}: {
  distanceSales?: 'over' | 'under'
  now?: () => number
  carrierSecret?: string | undefined
} = {}): Engine {
  const registry = new Registry(countries)
  const markets = new MarketSet(registry, definitions(distanceSales), now)
  for (const code of Object.keys(stock)) markets.find(code) // a market that config misspells would keep no stock in silence
  return {
    registry,
    markets,
    customs: customsConversion,
    rateAgeMax: RATE_AGE_MAX_DAYS,
    mappings,
    checkout,
    events,
    providers,
    carriers: new Carriers([new SimulatedCarrier(carrierSecret)], carrierChoices),
    stock,
  }
}

/** Refuses packs that do not conform. On a registry of its own: what it remembers of all days is not kept. */
export function refuseBrokenPacks(packs: readonly Country[]): void {
  const registry = new Registry(packs)
  const problems = packs.flatMap((country) => conform(registry, country, coreTexts).problems)
  if (problems.length > 0) throw new PackRefused(problems)
}

const perEuro: Readonly<Record<string, string>> = referenceRates.perEuro

const customsConversion: Convert = (amount, from, to) => {
  const source = perEuro[from]
  const target = perEuro[to]
  if (source === undefined || target === undefined) return undefined
  return convert(amount, { currency: from, perBase: source }, { currency: to, perBase: target })
}
