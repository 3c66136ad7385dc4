import { describe, expect, test } from 'vitest'
import { type PromotionOf, promotedSale } from '../../test/promoted.ts'

// Directive 98/6/EC, art. 6a; CJEU, C-330/23: a percentage is counted on the lowest price of the 30 days before.

const offered = (at: string, amount: bigint, reduction = false) => ({ at: `${at}T00:00:00.000Z`, amount, reduction })
const announced = (code: string, percent: string, from: string, until?: string): PromotionOf => ({
  code,
  announced: 'reduction',
  action: { type: 'percent', percent },
  from: from,
  ...(until && { until }),
  span: { from: `${from}T00:00:00.000Z`, ...(until && { until: `${until}T00:00:00.000Z` }) },
})

function reduction(history: ReturnType<typeof offered>[], promotions: PromotionOf[], country = 'FR', price = 10_00) {
  return promotedSale(country, promotions, [{ ref: 'toy', price, offered: history }]).lines[0]?.reduction
}

const TWENTY = announced('TWENTY', '20', '2026-11-20')

describe('the percentage of an announced reduction', () => {
  test('on a price that stood for thirty days it is what was promised', () => {
    expect(reduction([offered('2026-09-01', 10_00n)], [TWENTY])).toEqual({ priorPrice: 1000, percent: '20' })
  })

  test('a price that was raised shortly before counts for nothing', () => {
    // 8.00 until 2026-11-10, then 10.00: 20 % off is 8.00 again, no reduction at all.
    const raised = [offered('2026-09-01', 8_00n), offered('2026-11-10', 10_00n)]
    expect(reduction(raised, [TWENTY])).toEqual({ priorPrice: 800 })
    // 30 % off is 7.00: 1.00 of 8.00 is 12.5 %.
    expect(reduction(raised, [announced('THIRTY', '30', '2026-11-20')])).toEqual({ priorPrice: 800, percent: '12.5' })
  })

  test('the window is thirty days: what ended before it is forgotten', () => {
    // Thirty days before 2026-11-20 is 2026-10-21.
    const cheap = (until: string) => [offered('2026-09-01', 5_00n), offered(until, 10_00n)]
    expect(reduction(cheap('2026-10-21'), [TWENTY])).toEqual({ priorPrice: 1000, percent: '20' })
    expect(reduction(cheap('2026-10-22'), [TWENTY])).toEqual({ priorPrice: 500 })
  })

  test('an announced reduction of a fortnight before lowered the price too', () => {
    const before = announced('BEFORE', '40', '2026-11-01', '2026-11-08')
    // 6.00 was offered then.
    expect(reduction([offered('2026-09-01', 10_00n)], [before, TWENTY])).toEqual({ priorPrice: 600 })
  })

  test('one that grows without a gap keeps the prior price of its first step', () => {
    const first = announced('FIRST', '10', '2026-11-10', '2026-11-20')
    expect(reduction([offered('2026-09-01', 10_00n)], [first, TWENTY])).toEqual({ priorPrice: 1000, percent: '20' })
    const listed = [offered('2026-09-01', 12_50n), offered('2026-11-15', 10_00n, true)]
    // 8.00 after 20 %: 4.50 of 12.50 is 36 %.
    expect(reduction(listed, [TWENTY])).toEqual({ priorPrice: 1250, percent: '36' })
  })

  test('never more than is given: to a tenth, downwards', () => {
    // 20 % of 9.99 is 2.00, which is 20.02 %; a third of 9.99 is 3.33.
    expect(reduction([offered('2026-09-01', 9_99n)], [TWENTY], 'DE', 9_99)?.percent).toBe('20')
    const third = announced('THIRD', '33.3333', '2026-11-20')
    expect(reduction([offered('2026-09-01', 9_99n)], [third], 'ES', 9_99)?.percent).toBe('33.3')
  })

  test('nothing was offered before: nothing is announced', () => {
    expect(reduction([offered('2026-11-21', 10_00n)], [TWENTY])).toBeUndefined()
    expect(reduction([], [TWENTY])).toBeUndefined()
  })

  test('what is not announced has none, nor has a country without the rule', () => {
    const { announced: _, span: _span, ...quiet } = TWENTY
    expect(reduction([offered('2026-09-01', 10_00n)], [quiet])).toBeUndefined()
    expect(reduction([offered('2026-09-01', 10_00n)], [TWENTY], 'GB')).toBeUndefined()
  })
})
