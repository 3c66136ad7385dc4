import { none, since } from '../../core/country/dated.ts'
import { defineTerritory, type Territory } from '../../core/country/define-country.ts'
import type { DeliveryRules } from '../../core/country/section/delivery.ts'
import type { KindBand, TaxRules } from '../../core/country/section/tax.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { source } from './sources.ts'

/** Outside the territory of the VAT (art. 3.Dos LIVA): an area of its own, no union, goods from the mainland exported. */
function ownArea(code: string, notice: string): TaxRules {
  return {
    area: since('1993-01-01', code, source.territory),
    union: since('1993-01-01', none, source.territory),
    imports: since('1993-01-01', { schemes: [{ scheme: code }], notice }, source.territory),
  }
}

/** Goods from the mainland pay no duty in the islands, which are of the customs territory, nor in the free ports. */
function fromMainland(note: string): DeliveryRules {
  return {
    customs: since('1993-01-01', { terms: 'DAP', duty: 'unknown', note, fromHome: 'free' }, source.territory),
  }
}

/** Drinks of the Canaries by the band of energy drinks and of what else is sweetened. */
function drinks(energy: string, sweetened: string): KindBand {
  return [
    { band: 'zero', when: { subKind: 'water' } },
    { band: 'zero', when: { subKind: 'milk' } },
    { band: 'reduced', when: { subKind: 'unsweetened' } },
    { band: 'reduced', when: { subKind: 'tea' } },
    { band: 'reduced', when: { subKind: 'coffee' } },
    { band: energy, when: { subKind: 'energy' } },
    { band: sweetened },
  ]
}

/**
 * Canarian general indirect tax. Islands are of the union's customs territory but not of its VAT territory. Simplified:
 * the increased rates of Ley 4/2012 for cars, spirits, jewellery and tobacco are not here; spirits stand at the general rate.
 */
const canaries = defineTerritory({
  code: 'ES-CN',
  name: 'Canarias',
  select: { subdivisions: ['ES-CN', 'ES-GC', 'ES-TF'], postalCodes: '^3[58]\\d{3}$', countryCode: 'IC' },
  delivery: fromMainland('IGIC and, on some goods, AIEM are due on arrival'),
  tax: {
    ...ownArea('ES-CN', 'notice.canaries-import'),
    'rate.standard': [
      { from: '2012-07-01', value: rate('IGIC', '7'), source: source.igicBefore2019 },
      { from: '2019-01-01', value: rate('IGIC', '6.5'), source: source.igic2019 },
      { from: '2020-01-01', value: rate('IGIC', '7'), source: source.igic },
    ],
    'rate.reduced': since('2012-07-01', rate('IGIC', '3'), source.igic),
    'rate.zero': since('2012-07-01', zero('IGIC', 'Z', 'Zero rate, Ley 4/2012 art. 52'), source.igicZero),
    ...kinds('2012-07-01', source.igicZero, {
      book: 'zero',
      press: 'zero',
      medicine: 'zero',
    }),
    /** Oils and pasta went from 3 % to zero with 2019. */
    'kind.food': [
      {
        from: '2012-07-01',
        value: [{ band: 'zero', when: { subKind: 'basic' } }, { band: 'reduced' }],
        source: source.igicZero,
      },
      {
        from: '2019-01-01',
        value: [
          { band: 'zero', when: { subKind: 'basic' } },
          { band: 'zero', when: { subKind: 'olive-oil' } },
          { band: 'zero', when: { subKind: 'oil' } },
          { band: 'zero', when: { subKind: 'pasta' } },
          { band: 'reduced' },
        ],
        source: source.igic2019,
      },
    ],
    'rate.soft-drink': since('2024-01-01', rate('IGIC', '5'), source.igicDrinks),
    /** Drinks stood at 3 % with the rest of food. What is sweetened went to 5 % with 2024, energy drinks to 7 % with 2025. */
    'kind.drink': [
      { from: '2012-07-01', value: drinks('reduced', 'reduced'), source: source.igicZero },
      { from: '2024-01-01', value: drinks('soft-drink', 'soft-drink'), source: source.igicDrinks },
      { from: '2025-01-01', value: drinks('standard', 'soft-drink'), source: source.igicEnergyDrinks },
    ],
    'kind.hygiene': [
      { from: '2012-07-01', value: 'reduced', source: source.igicHygiene },
      { from: '2018-01-01', value: 'zero', source: source.igicHygiene },
    ],
    ...kinds('2012-07-01', source.igicResidual, {
      general: 'standard',
      confectionery: 'standard',
      alcohol: 'standard',
      clothing: 'standard',
      'children-clothing': 'standard',
      toy: 'standard',
      electronics: 'standard',
      'pet-food': 'standard',
      'e-book': 'standard',
      'medical-device': 'standard',
      plant: 'standard',
      'digital-service': 'standard',
      delivery: 'standard',
    }),
  },
})

/** Tax on production, services and imports of Ceuta and Melilla, at rates that each city sets up to 10 %. */
function city(code: string, name: string, postalCodes: string): Territory {
  return defineTerritory({
    code,
    name,
    select: { subdivisions: [code], postalCodes },
    delivery: fromMainland('IPSI is due on arrival'),
    tax: {
      ...ownArea(code, 'notice.ipsi-import'),
      'rate.standard': since('1991-03-27', rate('IPSI', '10'), source.ipsi),
      'rate.staple': since('1991-03-27', rate('IPSI', '0.5'), source.ipsiStaple),
      ...kinds('1991-03-27', source.ipsi, {
        general: 'standard',
        confectionery: 'standard',
        drink: 'standard',
        alcohol: 'standard',
        clothing: 'standard',
        'children-clothing': 'standard',
        toy: 'standard',
        electronics: 'standard',
        'digital-service': 'standard',
        delivery: 'standard',
        'e-book': 'standard',
        hygiene: 'standard',
        'medical-device': 'standard',
        'pet-food': 'standard',
        plant: 'standard',
      }),
      ...kinds('1991-03-27', source.ipsiStaple, {
        food: 'staple',
        book: 'staple',
        press: 'staple',
        medicine: 'staple',
      }),
    },
  })
}

export const territories: readonly Territory[] = [
  canaries,
  city('ES-CE', 'Ceuta', '^51\\d{3}$'),
  city('ES-ML', 'Melilla', '^52\\d{3}$'),
]
