import type { components } from '../../../openapi/v1.d.ts'
import { diffRules, type ExplainedRule, explainRules } from '../../country/explain.ts'
import type { Market } from '../../market/market-set.ts'
import { Refusal } from '../../problem/refusal.ts'
import { permit } from '../actor.ts'
import type { Handler } from '../operation.ts'

export const listRules: Handler<'listRules'> = async ({ actor, path, query }, { engine: { markets } }) => {
  const market = markets.find(path.market)
  permit(actor, 'viewer', market.code)
  const day = query.day ?? markets.today(market)
  const rules = rulesOf(market, day, query.section) as components['schemas']['Rule'][]
  return { status: 200, body: { market: market.code, day, rules } }
}

export const diffRulesOf: Handler<'diffRules'> = async ({ actor, path, query }, { engine: { markets } }) => {
  const [a, b] = [markets.find(path.market), markets.find(path.other)]
  permit(actor, 'viewer', a.code)
  permit(actor, 'viewer', b.code)
  const day = query.day ?? markets.today(a)
  const differences = diffRules(rulesOf(a, day, query.section), rulesOf(b, day, query.section))
  return { status: 200, body: { a: a.code, b: b.code, day, differences: differences as never } }
}

function rulesOf(market: Market, day: string, section: string | undefined): ExplainedRule[] {
  const rules = explainRules(market.jurisdiction, day, section)
  if (rules) return rules
  throw new Refusal(
    'unknown-rule',
    `${market.code} has no section or rule ${section}; leave it out to see all.`,
    'section',
  )
}
