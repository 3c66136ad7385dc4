import type { Day } from '../../core/country/day.ts'
import type { Percent } from '../../core/money/rate.ts'
import { LONG_SINCE } from './state.ts'

/** A tax of a county, city or district on top of the state's, in force where a ZIP code matches. */
export interface LocalRate {
  state: string
  /** Who levies it, as its name and its jurisdiction say: `US-NY:New York City`. */
  levy: string
  /** ZIP codes, five digits. Left out: the whole state. */
  zips?: RegExp
  /** Percentage by day; 0 ends it. */
  steps: readonly (readonly [from: Day, percent: Percent])[]
  /** Bands that it is levied on, or is not. Left out: all but exempt ones. */
  only?: readonly string[]
  except?: readonly string[]
}

/**
 * What is levied everywhere in a state, and in its larger cities. ZIP codes are drawn for mail and not for tax: at the
 * edges of a city a rate finder by address is exact and this table is near. A data set by address can take its place.
 */
export const localRates: readonly LocalRate[] = [
  // Everywhere in the state.
  { state: 'US-CA', levy: 'County and city', steps: [['2017-01-01', '1.25']] },
  { state: 'US-NC', levy: 'County', steps: [[LONG_SINCE, '2']] },
  { state: 'US-NV', levy: 'County', steps: [['2009-07-01', '2.25']] },
  { state: 'US-UT', levy: 'County and city', steps: [['2008-01-01', '1.25']] },
  { state: 'US-VA', levy: 'County or city', steps: [[LONG_SINCE, '1']] },

  { state: 'US-AK', levy: 'Juneau', zips: /^998(0[1-3]|11|2[14])/, steps: [[LONG_SINCE, '5']] },
  { state: 'US-AL', levy: 'Birmingham and Jefferson County', zips: /^352/, steps: [['2018-01-01', '6']] },
  { state: 'US-AZ', levy: 'Maricopa County', zips: /^85[0-3]/, steps: [[LONG_SINCE, '0.7']] },
  {
    state: 'US-AZ',
    levy: 'Phoenix',
    zips: /^850/,
    steps: [
      ['2016-01-01', '2.3'],
      ['2025-07-01', '2.8'],
    ],
  },

  {
    state: 'US-CA',
    levy: 'Los Angeles County',
    zips: /^90[0-8]|^91/,
    steps: [
      ['2017-07-01', '2.25'],
      ['2025-04-01', '2.5'],
    ],
  },
  { state: 'US-CA', levy: 'San Diego County', zips: /^92[01]/, steps: [[LONG_SINCE, '0.5']] },
  {
    state: 'US-CA',
    levy: 'San Francisco',
    zips: /^941/,
    steps: [
      ['2017-01-01', '1.25'],
      ['2021-07-01', '1.375'],
    ],
  },
  {
    state: 'US-CA',
    levy: 'San Jose and Santa Clara County',
    zips: /^951/,
    steps: [
      ['2018-10-01', '2'],
      ['2021-07-01', '2.125'],
      ['2026-04-01', '2.75'],
    ],
  },

  { state: 'US-CO', levy: 'Regional Transportation District', zips: /^80[02]/, steps: [['2012-01-01', '1.1']] },
  {
    state: 'US-CO',
    levy: 'Denver',
    zips: /^802/,
    steps: [
      ['2019-01-01', '4.31'],
      ['2021-01-01', '4.81'],
      ['2025-01-01', '5.15'],
    ],
  },
  { state: 'US-FL', levy: 'Miami-Dade County', zips: /^33(0(1[0-8]|3[0-59])|1)/, steps: [['2003-01-01', '1']] },
  { state: 'US-GA', levy: 'Atlanta and Fulton County', zips: /^303/, steps: [['2018-04-01', '4.9']] },
  { state: 'US-HI', levy: 'Honolulu County', zips: /^968/, steps: [['2007-01-01', '0.5']] },

  { state: 'US-IL', levy: 'Chicago', zips: /^606/, steps: [['2005-01-01', '1.25']], except: ['food', 'medicine'] },
  { state: 'US-IL', levy: 'Cook County', zips: /^606/, steps: [['2016-01-01', '1.75']], except: ['food', 'medicine'] },
  {
    state: 'US-IL',
    levy: 'Regional Transportation Authority',
    zips: /^606/,
    steps: [['2008-04-01', '1']],
    except: ['food', 'medicine'],
  },
  {
    state: 'US-IL',
    levy: 'Regional Transportation Authority',
    zips: /^606/,
    steps: [['2008-04-01', '1.25']],
    only: ['food', 'medicine'],
  },

  { state: 'US-KS', levy: 'Sedgwick County', zips: /^672/, steps: [[LONG_SINCE, '1']] },
  { state: 'US-LA', levy: 'Orleans Parish', zips: /^701/, steps: [[LONG_SINCE, '5']], except: ['food'] },
  { state: 'US-LA', levy: 'Orleans Parish', zips: /^701/, steps: [[LONG_SINCE, '4.5']], only: ['food'] },
  { state: 'US-MN', levy: 'Minneapolis and Hennepin County', zips: /^554/, steps: [['2017-10-01', '1.15']] },
  { state: 'US-MN', levy: 'Metro area', zips: /^55[014]/, steps: [['2023-10-01', '1']] },
  { state: 'US-MO', levy: 'St. Louis', zips: /^631/, steps: [['2017-10-01', '5.454']] },
  {
    state: 'US-NC',
    levy: 'Mecklenburg County',
    zips: /^282/,
    steps: [
      [LONG_SINCE, '0.5'],
      ['2026-07-01', '1.5'],
    ],
    except: ['food'],
  },
  { state: 'US-NC', levy: 'Wake County', zips: /^276/, steps: [['2017-04-01', '0.5']], except: ['food'] },
  { state: 'US-NM', levy: 'Albuquerque and Bernalillo County', zips: /^871/, steps: [['2019-01-01', '2.75']] },
  {
    state: 'US-NV',
    levy: 'Clark County',
    zips: /^89[01]/,
    steps: [
      ['2017-04-01', '1.4'],
      ['2020-01-01', '1.525'],
    ],
  },

  // New York City frees clothing under USD 110 of its tax, and the commuter district follows; Erie County does not.
  {
    state: 'US-NY',
    levy: 'New York City',
    zips: /^(10[0-4]|1100[45]|11[1-46])/,
    steps: [['2009-08-01', '4.5']],
    except: ['clothing'],
  },
  {
    state: 'US-NY',
    levy: 'Metropolitan Commuter Transportation District',
    zips: /^(10[0-4]|1100[45]|11[1-46])/,
    steps: [['2009-06-01', '0.375']],
    except: ['clothing'],
  },
  { state: 'US-NY', levy: 'Erie County', zips: /^142/, steps: [['2005-07-01', '4.75']] },
  { state: 'US-NY', levy: 'Albany County', zips: /^122/, steps: [[LONG_SINCE, '4']] },

  { state: 'US-OH', levy: 'Cuyahoga County', zips: /^441/, steps: [['2014-01-01', '2.25']] },
  {
    state: 'US-OH',
    levy: 'Franklin County',
    zips: /^432/,
    steps: [
      ['2013-09-01', '1.75'],
      ['2025-04-01', '2.25'],
    ],
  },
  { state: 'US-OK', levy: 'Oklahoma City', zips: /^731/, steps: [['2018-01-01', '4.125']] },
  { state: 'US-PA', levy: 'Philadelphia', zips: /^191/, steps: [['2009-10-08', '2']] },
  { state: 'US-PA', levy: 'Allegheny County', zips: /^15[0-2]/, steps: [['1994-07-01', '1']] },
  {
    state: 'US-TN',
    levy: 'Nashville and Davidson County',
    zips: /^372/,
    steps: [
      [LONG_SINCE, '2.25'],
      ['2025-02-01', '2.75'],
    ],
  },
  {
    state: 'US-TN',
    levy: 'Memphis and Shelby County',
    zips: /^381/,
    steps: [
      [LONG_SINCE, '2.25'],
      ['2020-01-01', '2.75'],
    ],
  },

  { state: 'US-TX', levy: 'Austin and Metropolitan Transit', zips: /^787/, steps: [[LONG_SINCE, '2']] },
  { state: 'US-TX', levy: 'Dallas and Metropolitan Transit', zips: /^752/, steps: [[LONG_SINCE, '2']] },
  { state: 'US-TX', levy: 'Houston and Metropolitan Transit', zips: /^770/, steps: [[LONG_SINCE, '2']] },
  { state: 'US-TX', levy: 'San Antonio and Metropolitan Transit', zips: /^782/, steps: [['2004-10-01', '2']] },

  {
    state: 'US-VA',
    levy: 'Northern Virginia',
    zips: /^(201|22[0-3])/,
    steps: [['2013-07-01', '0.7']],
    except: ['food'],
  },
  { state: 'US-VA', levy: 'Hampton Roads', zips: /^23[3-7]/, steps: [['2013-07-01', '0.7']], except: ['food'] },
  { state: 'US-VA', levy: 'Central Virginia', zips: /^232/, steps: [['2020-10-01', '0.7']], except: ['food'] },
  {
    state: 'US-WA',
    levy: 'Seattle and King County',
    zips: /^981/,
    steps: [
      ['2017-04-01', '3.6'],
      ['2021-01-01', '3.7'],
      ['2021-04-01', '3.75'],
      ['2024-04-01', '3.85'],
      ['2026-01-01', '4.05'],
    ],
  },
  {
    state: 'US-WI',
    levy: 'Milwaukee County',
    zips: /^532/,
    steps: [
      [LONG_SINCE, '0.5'],
      ['2024-01-01', '0.9'],
    ],
  },
  { state: 'US-WI', levy: 'Milwaukee', zips: /^532/, steps: [['2024-01-01', '2']] },
]
