import type { Dated, None } from '../dated.ts'

/** The section `invoice` of a pack. */
export type InvoiceRules = {
  [mention: `mention.${string}`]: Dated<
    { message: string; when?: 'always' | 'company' | 'reverse-charge' | 'export' | 'intra-community' } | None
  >
} & {
  /** What numbers must be: gapless per entity and year, or allotted by the authority. */
  numbering?: Dated<'gapless' | 'authority'>
  /** Electronic invoicing that the law asks for. */
  electronic?: Dated<{ format: string; buyers: 'companies' | 'all' } | None>
}
