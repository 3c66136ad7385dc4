import { describe, expect, test } from 'vitest'
import { registry } from '../../test/golden.ts'

/** Each rule on the day before and on its first day, read through a member state. */
describe('law of the union', () => {
  const member = registry.jurisdiction('DE')

  test.each([
    // Directive 98/6/EC art. 6a.
    ['priorPrice', '2022-05-28'],
    // Directive 2011/83/EU art. 11a.
    ['withdrawalFunction', '2026-06-19'],
    // Implementing Regulation (EU) 2025/1960.
    ['notice.legal-guarantee', '2026-09-27'],
    // Regulation (EU) 2023/988 art. 19.
    ['productSafety', '2024-12-13'],
  ] as const)('%s applies from %s', (rule, day) => {
    expect(member?.value('legal', rule, dayBefore(day))).toBeUndefined()
    expect(member?.value('legal', rule, day)).toBeTruthy()
  })

  test('the link to the platform for disputes ends (Regulation (EU) 2024/3228)', () => {
    expect(member?.value('legal', 'disputeLink', '2025-07-19')).toBeTruthy()
    expect(member?.value('legal', 'disputeLink', '2025-07-20')).toBeNull()
  })

  test('imports: IOSS from 2021-07-01, a flat duty from 2026-07-01 to 2028-07-01', () => {
    const imports = (day: string) => member?.value('tax', 'imports', day)
    expect(imports('2021-06-30')?.schemes).toEqual([])
    expect(imports('2021-07-01')?.schemes).toHaveLength(1)
    expect(imports('2026-06-30')?.notice).toBe('notice.import-tax-due')
    expect(imports('2026-07-01')?.notice).toBe('notice.import-flat-duty')
    expect(imports('2028-06-30')?.notice).toBe('notice.import-flat-duty')
    expect(imports('2028-07-01')?.notice).toBe('notice.import-tax-due')
  })
})

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
