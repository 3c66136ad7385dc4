import type { Entity } from '../core/market/market.ts'

/** Which side of the EUR 10,000 threshold on distance sales the European sellers are on; `config/env.ts` may say. */
type DistanceSales = Entity['seller']['distanceSales']

/** The legal entities that sell. Registrations decide where tax is collected; see place of supply in the README. */
export function entities(distanceSales: DistanceSales = 'over') {
  const seller = (country: string, ...registrations: string[]) => ({ country, registrations, distanceSales })
  return {
    france: { code: 'noyau-fr', name: 'Noyau France SAS', seller: seller('FR', 'FR', 'EU-OSS') },
    germany: { code: 'noyau-de', name: 'Noyau Deutschland GmbH', seller: seller('DE', 'DE', 'EU-OSS') },
    spain: { code: 'noyau-es', name: 'Noyau España SL', seller: seller('ES', 'ES', 'EU-OSS') },
    britain: { code: 'noyau-gb', name: 'Noyau UK Ltd', seller: seller('GB', 'GB') },
    switzerland: { code: 'noyau-ch', name: 'Noyau Schweiz AG', seller: seller('CH', 'CH') },
    unitedStates: {
      code: 'noyau-us',
      name: 'Noyau Inc.',
      seller: seller('US', 'US-NY', 'US-CA', 'US-TX', 'US-WA', 'US-IL', 'US-FL', 'US-PA', 'US-MA', 'US-NJ'),
    },
    canada: {
      code: 'noyau-ca',
      name: 'Noyau Canada Inc.',
      seller: seller('CA', 'CA', 'CA-BC', 'CA-MB', 'CA-QC', 'CA-SK'),
    },
    japan: { code: 'noyau-jp', name: 'ノワイヨ合同会社', seller: seller('JP', 'JP') },
    china: { code: 'noyau-cn', name: '诺瓦优商贸有限公司', seller: seller('CN', 'CN') },
    india: { code: 'noyau-in', name: 'Noyau India Pvt Ltd', seller: seller('IN', 'IN') },
    brazil: { code: 'noyau-br', name: 'Noyau Brasil Ltda', seller: seller('BR', 'BR') },
  } satisfies Record<string, Entity>
}
