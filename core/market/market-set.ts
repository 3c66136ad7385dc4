import type { Day } from '../country/day.ts'
import type { Country } from '../country/define-country.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import { packMessage } from '../country/messages.ts'
import type { Place } from '../country/place.ts'
import type { Registry } from '../country/registry.ts'
import { Refusal } from '../problem/refusal.ts'
import { coreText } from '../text/text.ts'
import { localDay } from './local-day.ts'
import { LOCALES_MAX, type MarketDefinition } from './market.ts'

/** A market with its law looked up. */
export interface Market {
  definition: MarketDefinition
  code: string
  /** The home country's law. */
  jurisdiction: Jurisdiction
}

/** Homes that are remembered: few markets, mostly one day. */
const HOMES_MAX = 1_000

/** The open markets, and the only place that reads the clock for them. */
export class MarketSet {
  readonly registry: Registry
  readonly markets: readonly Market[]
  readonly #byCode: ReadonlyMap<string, Market>
  readonly #now: () => number
  readonly #homes = new Map<string, Place>()

  /** @param now milliseconds since 1970; given, so that a test can turn midnight. */
  constructor(registry: Registry, definitions: readonly MarketDefinition[], now: () => number) {
    this.registry = registry
    this.#now = now
    this.markets = definitions.map((definition) => {
      const jurisdiction = registry.jurisdiction(definition.country)
      if (!jurisdiction) throw new Error(`market ${definition.code}: there is no pack for ${definition.country}`)
      if (definition.locales.length > LOCALES_MAX)
        throw new Error(
          `market ${definition.code}: has more than ${LOCALES_MAX} locales; open a second market for the others`,
        )
      for (const service of Object.keys(definition.delivery)) {
        if (jurisdiction.ruleNames('delivery').includes(`service.${service}`)) continue
        throw new Error(
          `market ${definition.code}: the pack of ${definition.country} has no delivery service ${service}`,
        )
      }
      return { definition, code: definition.code, jurisdiction }
    })
    this.#byCode = new Map(this.markets.map((market) => [market.code, market]))
  }

  /** A market by its code in either case. Refuses an unknown one. */
  find(code: string): Market {
    const market = this.#byCode.get(code) ?? this.#byCode.get(code.toLowerCase())
    if (market) return market
    const known = this.markets.map((each) => each.code).join(', ')
    throw new Refusal('unknown-market', `There is no market ${code}; the open markets are ${known}.`, 'market')
  }

  /** The local date in the market's time zone. */
  today(market: Market): Day {
    return localDay(this.#now(), market.definition.timeZone)
  }

  now(): number {
    return this.#now()
  }

  /** The place that displayed prices include the tax of: where the market ships from, if that is at home. */
  home(market: Market, day: Day): Place {
    const key = `${market.code}@${day}`
    let place = this.#homes.get(key)
    if (!place) {
      if (this.#homes.size >= HOMES_MAX) this.#homes.clear()
      place = this.#locateHome(market, day)
      this.#homes.set(key, place)
    }
    return place
  }

  #locateHome(market: Market, day: Day): Place {
    const { shipFrom, country } = market.definition
    const at = this.registry.locate(shipFrom.country === country ? shipFrom : { country }, day)
    if ('error' in at) throw new Error(`market ${market.code}: shipFrom cannot be located (${at.error})`)
    return at
  }
}

/**
 * A text in a language: of the market's pack, else of the pack it is about (the law of a destination has notices of its
 * own, and may not speak the shopper's language), else of the core.
 */
export function marketText(market: Market, key: string, locale: string, about?: Country): string {
  return (
    packMessage(market.jurisdiction.country, key, locale) ??
    (about && (packMessage(about, key, locale) ?? packMessage(about, key, 'en'))) ??
    coreText(key, locale)
  )
}
