import type { Dated } from '../../core/country/dated.ts'
import type { Day } from '../../core/country/day.ts'
import type { BandRate, KindBand } from '../../core/country/section/tax.ts'
import type { Source } from '../../core/country/source.ts'
import { source } from './sources.ts'

/** The GST/HST holiday, first day and the first day after it (S.C. 2024, c. 30). */
const BEGINS: Day = '2024-12-14'
const ENDED: Day = '2025-02-16'

/** A kind that went free for the holiday and came back to its band. */
export function withHoliday(from: Day, usual: KindBand, holiday: KindBand, usually: Source): Dated<KindBand> {
  return [
    { from, value: usual, source: usually },
    { from: BEGINS, value: holiday, source: source.holiday },
    { from: ENDED, value: usual, source: usually },
  ]
}

/** A rate that there was only during the holiday. */
export function duringHoliday(rate: BandRate): Dated<BandRate | null> {
  return [
    { from: BEGINS, value: rate, source: source.holiday },
    { from: ENDED, value: null, source: source.holiday },
  ]
}

export const HOLIDAY_REASON = 'GST/HST holiday, 2024-12-14 to 2025-02-15'

/** Wine, beer, cider and mixed drinks up to 7 % went free; spirits did not. */
export function exceptSpirits(holiday: string, usual: string): KindBand {
  return [{ band: usual, when: { subKind: 'spirits' } }, { band: holiday }]
}
