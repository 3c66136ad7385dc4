import type { Jurisdiction } from '../country/jurisdiction.ts'
import type { Kind } from '../country/kind.ts'
import { hasTrait, type Trait } from '../country/trait.ts'
import { endsWithSeal, isExcluded } from '../country/withdrawal-goods.ts'
import { cited } from './explanation.ts'
import type { QuoteInput, QuoteNotice } from './quote-input.ts'

interface ForKinds {
  message?: string
  years?: number
  kinds?: readonly Kind[]
  traits?: readonly Trait[]
  subKind?: string
}

/**
 * The last step of the pipeline: what the law wants said about this basket. Inside the home country the law of the place
 * of delivery speaks (Québec, California); for deliveries abroad the market's own does.
 */
export function legalNotices(input: QuoteInput): QuoteNotice[] {
  const notices: QuoteNotice[] = []
  const law = lawOf(input)
  for (const family of ['ageGate', 'forbidden', 'notice'] as const) {
    for (const [name, rule] of law.family<ForKinds>('legal', family, input.day)) {
      const { value } = rule
      if (!value.kinds || !input.lines.some((line) => concerns(value, line))) continue
      notices.push({
        code: `legal.${family}.${name}`,
        message: value.message ?? `legal.${family}`,
        source: cited(rule.source),
      })
    }
  }
  return [...notices, ...withdrawalNotices(law, input)]
}

/** Before ordering the shopper is told which lines cannot be sent back, or only as long as they are sealed. */
function withdrawalNotices(law: Jurisdiction, { lines, day }: QuoteInput): QuoteNotice[] {
  const rule = law.rule('legal', 'withdrawal', day)
  if (!rule?.value) return []
  const { value } = rule
  const source = cited(rule.source)
  const about = (name: string, message: string | undefined, concerned: QuoteInput['lines']): QuoteNotice[] =>
    message && concerned.length > 0
      ? [{ code: `legal.notice.${name}`, message, lines: concerned.map(({ ref }) => ref), source }]
      : []
  return [
    ...about(
      'withdrawal-excluded',
      value.excludedMessage,
      lines.filter((line) => isExcluded(line, value)),
    ),
    ...about(
      'withdrawal-sealed',
      value.sealedMessage,
      lines.filter((line) => endsWithSeal(line, value)),
    ),
  ]
}

function lawOf({ registry, destination, homeJurisdiction }: QuoteInput): Jurisdiction {
  const there = registry.jurisdiction(destination.jurisdiction)
  return there && there.country.code === homeJurisdiction.country.code ? there : homeJurisdiction
}

function concerns(value: ForKinds, line: QuoteInput['lines'][number]): boolean {
  if (value.subKind && value.subKind !== line.subKind) return false
  return (value.kinds?.includes(line.kind) ?? false) || hasTrait(line, value.traits)
}
